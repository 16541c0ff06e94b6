<?xml version="1.0" encoding="UTF-8"?>
<!-- The heart of the notice: what happened, why this one, who decided (AP advice of 10 October 2024, conditions 3 to 5). A clause says in
     its claims by which way of choosing it is true: a program picked, or a lot, a fixed rule, information, a person with a list, or nobody. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <xsl:template name="what-happened">
  <section part="happened">
   <h2><k:say clause="h-happened"/></h2>
   <ol>
    <xsl:if test="k:holds('applied-on-known')"><li><k:say clause="step-began"/></li></xsl:if>
    <xsl:variable name="applied" select="translate($decision/@applied-on, '-', '')"/>
    <k:each-program>
     <!-- between two selections -->
     <xsl:if test="translate(@selected-on, '-', '') &gt;= $applied and preceding-sibling::instrument and translate(preceding-sibling::instrument[1]/@selected-on, '-', '') &lt; $applied">
      <li><k:say clause="step-began-later"/></li>
     </xsl:if>
     <xsl:if test="k:holds('signal-came-first')"><li><k:say clause="step-signal-first"/></li></xsl:if>
     <li><k:say clause="step-picked step-picked-named step-lot step-rule step-all-control step-all-computer step-all step-signal-computer step-signal step-hand"/></li>
    </k:each-program>
    <xsl:if test="k:holds('applied-on-last')"><li><k:say clause="step-began-later"/></li></xsl:if>
    <li><k:say clause="step-computer step-computer-intention step-intention-whole step-intention step-objection-whole step-objection step-decided-whole step-decided"/></li>
   </ol>
   <k:each-program>
    <p>
     <!-- the word risico belongs to risk selection alone -->
     <k:offer clause="term-match term-match-named term-risk term-risk-named"/>
     <k:more clause="goal-named goal goal-light"/>
    </p>
   </k:each-program>
  </section>
 </xsl:template>

 <xsl:template name="why">
  <k:each-program>
   <section part="why">
    <h2><k:say clause="h-why h-why-named h-why-lot h-why-all-computer h-why-all-control h-why-hand h-why-computer-named h-why-computer h-why-looked-named h-why-looked"/></h2>
    <p>
     <k:say clause="why-lot why-all-control why-all-computer why-all why-signal why-withheld why-withheld-light why-category why-category-light why-full"/>
     <k:offer clause="why-lot-beside why-signal-reason why-signal-about"/>
     <k:offer clause="why-good-reason"/>
     <k:offer clause="why-rule why-hand"/>
     <k:offer clause="base-rate"/>
     <k:offer clause="why-no-proof-computer-intention why-no-proof-intention why-no-proof why-no-proof-computer why-no-proof-all why-no-proof-light"/>
    </p>
    <xsl:if test="k:holds('information-from-others')"><p><k:say clause="why-signal-source"/></p></xsl:if>
    <xsl:if test="k:holds('withheld-on-ground')">
     <p>
      <k:say clause="why-withheld-ground"/>
      <k:more clause="why-withheld-ask"/>
      <k:offer clause="why-court"/>
     </p>
    </xsl:if>
   </section>
  </k:each-program>
 </xsl:template>

 <xsl:template name="who-decided">
  <section part="who">
   <h2><k:say clause="h-who-computer-intention h-who-intention h-who"/></h2>
   <p>
    <k:say clause="who-computer who-computer-intention who-whole-team who-team who-whole-department who-whole who-department who"/>
    <k:more clause="who-ask-person who-decided who-decided-objection who-own-view"/>
    <k:each-program><k:offer clause="no-advice no-advice-named advice advice-named advice-light"/></k:each-program>
    <k:more clause="reasons-intention reasons"/>
   </p>
   <xsl:if test="not($decision/amount)"><xsl:apply-templates select="$record/note"/></xsl:if>
  </section>
 </xsl:template>
</xsl:stylesheet>
