<?xml version="1.0" encoding="UTF-8"?>
<!-- Want to know more, help and complaints, the law, the signature; and what stands on every page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <xsl:template name="more">
  <section>
   <h2><k:say clause="h-more"/></h2>
   <xsl:choose>
    <xsl:when test="k:holds('register-published')">
     <aside>
      <qr data="https://algoritmes.overheid.nl/nl/algoritme/{$instrument/register/@lars}">
       <xsl:attribute name="alt"><k:say clause="register-alt"/></xsl:attribute>
      </qr>
      <xsl:call-template name="your-rights"/>
      <xsl:call-template name="about-the-program"/>
     </aside>
    </xsl:when>
    <xsl:otherwise>
     <xsl:call-template name="your-rights"/>
     <xsl:call-template name="about-the-program"/>
    </xsl:otherwise>
   </xsl:choose>
   <xsl:call-template name="help"/>
   <p><k:say clause="law"/></p>
  </section>
 </xsl:template>

 <xsl:template name="your-rights">
  <p>
   <k:say clause="more-mail more-phone"/>
   <k:offer clause="more-term"/>
   <k:offer clause="data-rights"/>
  </p>
 </xsl:template>

 <xsl:template name="about-the-program">
  <p>
   <k:say clause="program"/>
   <xsl:choose>
    <xsl:when test="$instrument/technique"><k:more clause="technique-own"/></xsl:when>
    <xsl:otherwise><k:more clause="technique-rules-risk technique-profile technique-learned technique-match"/></xsl:otherwise>
   </xsl:choose>
   <k:offer clause="high-risk"/>
   <k:more clause="register unpublished"/>
  </p>
 </xsl:template>

 <xsl:template name="help">
  <ul>
   <li><k:say clause="help-advice"/></li>
   <li><k:say clause="help-discrimination"/></li>
   <xsl:if test="k:holds('natural-person')"><li><k:say clause="help-privacy"/></li></xsl:if>
   <xsl:if test="$translation = 'missing'"><li><k:say clause="other-language"/></li></xsl:if>
  </ul>
 </xsl:template>

 <xsl:template name="closing">
  <signature>
   <p><k:say clause="greeting"/></p>
   <xsl:if test="$body/signatory/mandate"><p><k:say clause="mandate"/></p></xsl:if>
   <xsl:if test="k:holds('signatory-known')"><p><k:say clause="signatory"/></p></xsl:if>
  </signature>
 </xsl:template>

 <xsl:template name="every-page">
  <footer>
   <p><k:say clause="footer"/></p>
   <p><k:say clause="page"/></p>
  </footer>
  <xsl:if test="k:holds('phone-known')"><help-strip><k:say clause="help-strip"/></help-strip></xsl:if>
  <xsl:if test="$concept = 'yes'"><mark kind="concept"><k:say clause="concept"/></mark></xsl:if>
 </xsl:template>
</xsl:stylesheet>
