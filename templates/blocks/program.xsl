<?xml version="1.0" encoding="UTF-8"?>
<!-- The program: which data it used, and whether it chooses fairly, said as far as the tests go and no further. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <xsl:template name="data">
  <section>
   <h2><k:say clause="h-data"/></h2>
   <dl>
    <xsl:for-each select="$instrument/data/category">
     <row>
      <term><value of="data"><xsl:value-of select="k:text(what)"/></value></term>
      <detail><value of="source"><xsl:value-of select="k:text(source)"/></value></detail>
     </row>
    </xsl:for-each>
   </dl>
   <p>
    <k:say clause="data-wrong"/>
    <k:offer clause="non-use"/>
    <k:offer clause="use-limited no-effect"/>
   </p>
  </section>
 </xsl:template>

 <xsl:template name="fair">
  <section>
   <h2><k:say clause="h-fair"/></h2>
   <p>
    <k:say clause="fair-yearly fair-again fair-before fair-later fair-none"/>
    <k:offer clause="fair-no-difference fair-mended fair-mended-only"/>
    <xsl:if test="$tests/@outcome = 'problem-open'"><k:more clause="fair-open"/></xsl:if>
    <!-- where there is something to read about -->
    <xsl:if test="k:holds('test-page-known') and not(k:holds('test-found-no-difference'))"><k:more clause="fair-page"/></xsl:if>
   </p>
  </section>
 </xsl:template>
</xsl:stylesheet>
