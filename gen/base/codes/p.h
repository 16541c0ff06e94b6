/* P codes: X(name, code, severity, outcome, exit, audience, en, en hint, nl, nl hint). Never reuse a number. */
