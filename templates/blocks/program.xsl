<?xml version="1.0" encoding="UTF-8"?>
<!-- The program: which data it used, and whether it chooses fairly, said as far as the tests go and no further. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" exclude-result-prefixes="k w">
 <xsl:template name="data">
  <section>
   <h2><xsl:apply-templates select="k:clause('h-data')"/></h2>
   <dl>
    <xsl:for-each select="$instrument/data/category">
     <row>
      <term><value of="data"><xsl:value-of select="k:text(what)"/></value></term>
      <detail><value of="source"><xsl:value-of select="k:text(source)"/></value></detail>
     </row>
    </xsl:for-each>
   </dl>
   <p>
    <xsl:apply-templates select="k:clause('data-wrong')"/>
    <xsl:if test="k:holds('non-use-attested')"><xsl:apply-templates select="k:clause('non-use')" mode="more"/></xsl:if>
    <xsl:choose>
     <xsl:when test="k:holds('use-limited-attested')"><xsl:apply-templates select="k:clause('use-limited')" mode="more"/></xsl:when>
     <xsl:when test="k:holds('no-effect-but-closer-look')"><xsl:apply-templates select="k:clause('no-effect')" mode="more"/></xsl:when>
    </xsl:choose>
   </p>
  </section>
 </xsl:template>

 <xsl:template name="fair">
  <section>
   <h2><xsl:apply-templates select="k:clause('h-fair')"/></h2>
   <p>
    <xsl:choose>
     <xsl:when test="k:holds('tested-yearly')"><xsl:apply-templates select="k:clause('fair-yearly')"/></xsl:when>
     <xsl:when test="k:holds('tested-before') and k:holds('tested-periodic')"><xsl:apply-templates select="k:clause('fair-again')"/></xsl:when>
     <xsl:when test="k:holds('tested-before')"><xsl:apply-templates select="k:clause('fair-before')"/></xsl:when>
     <xsl:when test="k:holds('tested-periodic')"><xsl:apply-templates select="k:clause('fair-later')"/></xsl:when>
     <xsl:otherwise><xsl:apply-templates select="k:clause('fair-none')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
     <xsl:when test="k:holds('test-found-no-difference')"><xsl:apply-templates select="k:clause('fair-no-difference')" mode="more"/></xsl:when>
     <xsl:when test="k:holds('test-found-and-mended')"><xsl:apply-templates select="k:clause('fair-mended')" mode="more"/></xsl:when>
     <xsl:when test="$tests/@outcome = 'problem-open'"><xsl:apply-templates select="k:clause('fair-open')" mode="more"/></xsl:when>
    </xsl:choose>
    <!-- where there is something to read about -->
    <xsl:if test="k:holds('test-page-known') and not(k:holds('test-found-no-difference'))"><xsl:apply-templates select="k:clause('fair-page')" mode="more"/></xsl:if>
   </p>
  </section>
 </xsl:template>
</xsl:stylesheet>
