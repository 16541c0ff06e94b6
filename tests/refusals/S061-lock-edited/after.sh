printf 'hallo\n' >bundle.lock
