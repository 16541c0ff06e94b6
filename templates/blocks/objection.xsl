<?xml version="1.0" encoding="UTF-8"?>
<!-- How to object, against whom, until when (Awb art. 3:45, 6:4 to 6:8), and what to do when it cannot wait (6:16, 8:81). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" exclude-result-prefixes="k w">
 <xsl:template name="objection">
  <section>
   <h2><xsl:apply-templates select="k:clause('h-objection')"/></h2>
   <box kind="deadline"><p><xsl:apply-templates select="k:clause('last-day')"/></p></box>
   <dl>
    <xsl:if test="k:holds('phone-known')">
     <row>
      <term><xsl:apply-templates select="k:clause('dt-call')"/></term>
      <detail><xsl:apply-templates select="k:clause('call')"/></detail>
     </row>
    </xsl:if>
    <xsl:if test="k:holds('objection-online')">
     <row>
      <term><xsl:apply-templates select="k:clause('dt-online')"/></term>
      <detail>
       <xsl:choose>
        <xsl:when test="$objection/online/@login"><xsl:apply-templates select="k:clause('online-login')"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="k:clause('online')"/></xsl:otherwise>
       </xsl:choose>
      </detail>
     </row>
    </xsl:if>
    <row>
     <term><xsl:apply-templates select="k:clause('dt-post')"/></term>
     <detail><xsl:apply-templates select="k:clause('post')"/></detail>
    </row>
    <row>
     <term><xsl:apply-templates select="k:clause('dt-write')"/></term>
     <detail><xsl:apply-templates select="k:clause('write')"/></detail>
    </row>
   </dl>
   <p>
    <xsl:apply-templates select="k:clause('selection-too')"/>
    <xsl:if test="k:holds('objection-free')"><xsl:apply-templates select="k:clause('free')" mode="more"/></xsl:if>
    <xsl:if test="k:holds('other-person')"><xsl:apply-templates select="k:clause('other-person')" mode="more"/></xsl:if>
    <xsl:apply-templates select="k:clause('applies')" mode="more"/>
    <xsl:if test="k:holds('must-pay') and k:holds('requires-action-yes')"><xsl:apply-templates select="k:clause('must-pay')" mode="more"/></xsl:if>
    <xsl:choose>
     <xsl:when test="$body/court[@id = $decision/@authority]"><xsl:apply-templates select="k:clause('urgent-court')" mode="more"/></xsl:when>
     <xsl:otherwise><xsl:apply-templates select="k:clause('urgent')" mode="more"/></xsl:otherwise>
    </xsl:choose>
   </p>
  </section>
 </xsl:template>
</xsl:stylesheet>
