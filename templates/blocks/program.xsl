<?xml version="1.0" encoding="UTF-8"?>
<!-- The program, or the other way of choosing: which data it used, whether it chooses fairly, said as far as the tests go and no further,
     and what it is called and how it works. Each once for every program. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <xsl:template name="data">
  <k:each-program>
   <xsl:variable name="is-last" select="position() = last()"/>
   <section part="data">
    <h2><k:say clause="h-data h-data-named h-data-all h-data-both h-data-light"/></h2>
    <xsl:choose>
     <!-- whoever gave the information is not told, so neither is where data come from -->
     <xsl:when test="k:holds('picked-by-signal')">
      <ul>
       <xsl:for-each select="data/category"><li><k:say clause="data-what"/></li></xsl:for-each>
      </ul>
     </xsl:when>
     <xsl:otherwise>
      <dl>
       <xsl:for-each select="data/category">
        <row>
         <term><k:say clause="data-what"/></term>
         <detail><k:say clause="data-source"/></detail>
        </row>
       </xsl:for-each>
      </dl>
     </xsl:otherwise>
    </xsl:choose>
    <!-- whom to call, and what holds of all of them, is told once, after the last -->
    <xsl:choose>
     <xsl:when test="$is-last">
      <p>
       <k:say clause="data-wrong"/>
       <k:offer clause="non-use non-use-all non-use-light non-use-for non-use-for-all non-use-for-light"/>
       <k:offer clause="use-limited no-effect"/>
      </p>
     </xsl:when>
     <xsl:when test="k:holds('non-use-attested') and (k:holds('living-person') or k:holds('for-another'))">
      <p><k:say clause="non-use non-use-all non-use-light non-use-for non-use-for-all non-use-for-light"/></p>
     </xsl:when>
    </xsl:choose>
    <xsl:if test="k:holds('protected-ground-used') or k:holds('protected-ground-unknown')">
     <p><k:say clause="protected-named protected-used protected-unknown"/></p>
    </xsl:if>
   </section>
  </k:each-program>
 </xsl:template>

 <xsl:template name="fair">
  <k:each-program>
   <xsl:if test="k:holds('fairness-owed')">
    <section part="fair">
     <h2><k:say clause="h-fair h-fair-named h-fair-light"/></h2>
     <p>
      <k:say clause="fair-yearly fair-again fair-before fair-later fair-earlier-version fair-none"/>
      <k:offer clause="fair-no-difference fair-mended fair-mended-only fair-open-found fair-open"/>
      <k:offer clause="fair-page"/>
     </p>
     <xsl:if test="k:holds('fairness-remark')">
      <p>
       <k:offer clause="fair-after"/>
       <k:offer clause="fair-after-clean"/>
       <k:offer clause="fair-open-known fair-open-then"/>
       <k:offer clause="fair-skipped"/>
       <k:offer clause="fair-overdue"/>
      </p>
     </xsl:if>
    </section>
   </xsl:if>
  </k:each-program>
 </xsl:template>

 <xsl:template name="about-the-program">
  <k:each-program>
   <xsl:variable name="is-last" select="position() = last()"/>
   <p>
    <k:say clause="program program-light program-unnamed"/>
    <k:more clause="technique-rules-risk technique-profile technique-learned technique-match technique-enriched technique-mixed technique-beside technique-lot technique-rule technique-all technique-signal technique-hand"/>
    <k:offer clause="technique-own"/>
    <k:offer clause="high-risk high-risk-intention"/>
    <k:more clause="register register-no-more register-not-in-use register-bad-number unpublished-light unpublished unpublished-unknown"/>
    <xsl:if test="$is-last"><xsl:call-template name="privacy"/></xsl:if>
   </p>
  </k:each-program>
 </xsl:template>
</xsl:stylesheet>
