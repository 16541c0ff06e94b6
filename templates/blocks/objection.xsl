<?xml version="1.0" encoding="UTF-8"?>
<!-- How to object, against whom, until when (Awb art. 3:45, 6:4 to 6:8), and what to do when it cannot wait (6:16, 8:81). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <xsl:template name="objection">
  <section>
   <h2><k:say clause="h-objection"/></h2>
   <box kind="deadline"><p><k:say clause="last-day"/></p></box>
   <dl>
    <xsl:if test="k:holds('phone-known')">
     <row>
      <term><k:say clause="dt-call"/></term>
      <detail><k:say clause="call"/></detail>
     </row>
    </xsl:if>
    <xsl:if test="k:holds('objection-online')">
     <row>
      <term><k:say clause="dt-online"/></term>
      <detail>
       <xsl:choose>
        <xsl:when test="$objection/online/@login"><k:say clause="online-login"/></xsl:when>
        <xsl:otherwise><k:say clause="online"/></xsl:otherwise>
       </xsl:choose>
      </detail>
     </row>
    </xsl:if>
    <row>
     <term><k:say clause="dt-post"/></term>
     <detail><k:say clause="post"/></detail>
    </row>
    <row>
     <term><k:say clause="dt-write"/></term>
     <detail><k:say clause="write"/></detail>
    </row>
   </dl>
   <p>
    <k:say clause="selection-too"/>
    <k:offer clause="free"/>
    <k:offer clause="other-person"/>
    <k:more clause="applies"/>
    <k:offer clause="must-pay"/>
    <xsl:choose>
     <xsl:when test="$body/court[@id = $decision/@authority]"><k:more clause="urgent-court"/></xsl:when>
     <xsl:otherwise><k:more clause="urgent"/></xsl:otherwise>
    </xsl:choose>
   </p>
  </section>
 </xsl:template>
</xsl:stylesheet>
