<?xml version="1.0" encoding="UTF-8"?>
<!-- The heart of the notice: what happened, why the program picked this one, who decided (AP advice of 10 October 2024, conditions 3 to 5). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <xsl:template name="what-happened">
  <section>
   <h2><k:say clause="h-happened"/></h2>
   <ol>
    <xsl:if test="k:holds('applied-on-known')"><li><k:say clause="step-began"/></li></xsl:if>
    <li><k:say clause="step-picked"/></li>
    <li><k:say clause="step-decided-whole step-decided"/></li>
   </ol>
   <p>
    <!-- the word risico belongs to risk selection alone -->
    <k:say clause="term-match term-risk"/>
    <k:more clause="goal"/>
   </p>
  </section>
 </xsl:template>

 <xsl:template name="why">
  <section>
   <xsl:variable name="period" select="$instrument/base-rate/@period"/>
   <h2><k:say clause="h-why"/></h2>
   <p>
    <k:say clause="why-category why-full"/>
    <!-- consoles only where the reason could sound like a reproach -->
    <xsl:if test="k:holds('purpose-control') or k:holds('purpose-correction')"><k:offer clause="why-good-reason"/></xsl:if>
    <!-- a period in words is Dutch: "2025" reads in every language, "het afgelopen jaar" does not -->
    <xsl:if test="$lang = 'nl' or string-length($period) = 4 and translate($period, '0123456789', '') = ''"><k:offer clause="base-rate"/></xsl:if>
    <k:offer clause="why-no-proof"/>
   </p>
  </section>
 </xsl:template>

 <xsl:template name="who-decided">
  <section>
   <h2><k:say clause="h-who"/></h2>
   <p>
    <k:say clause="who-whole-department who-whole who-department who"/>
    <k:more clause="who-decided"/>
    <k:offer clause="no-advice advice"/>
    <k:more clause="reasons"/>
   </p>
  </section>
 </xsl:template>
</xsl:stylesheet>
