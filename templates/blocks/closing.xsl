<?xml version="1.0" encoding="UTF-8"?>
<!-- Want to know more, help and complaints, the law, the signature; and what stands on every page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" extension-element-prefixes="k" exclude-result-prefixes="w">
 <xsl:template name="more">
  <section part="more">
   <h2><k:say clause="h-more"/></h2>
   <xsl:call-template name="your-rights"/>
   <xsl:choose>
    <!-- one picture leads to one program -->
    <xsl:when test="k:holds('register-published') and count($instrument) = 1">
     <aside>
      <qr data="https://algoritmes.overheid.nl/nl/algoritme/{$instrument/register/@lars}">
       <xsl:attribute name="alt"><k:say clause="register-alt"/></xsl:attribute>
      </qr>
      <xsl:call-template name="about-the-program"/>
     </aside>
    </xsl:when>
    <xsl:otherwise>
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
   <k:offer clause="data-rights-for data-rights data-rights-if"/>
   <xsl:if test="count($instrument) = 1"><k:offer clause="retention-one"/></xsl:if>
  </p>
  <xsl:if test="count($instrument) &gt; 1 and $instrument/retention">
   <p><k:each-program><k:offer clause="retention retention-unnamed"/></k:each-program></p>
  </xsl:if>
 </xsl:template>

 <!-- whom to ask about data; it stands beside the picture, where there is room -->
 <xsl:template name="privacy">
  <xsl:if test="k:holds('data-of-a-person')"><k:offer clause="privacy-page privacy-officer-mail privacy-officer"/></xsl:if>
 </xsl:template>

 <xsl:template name="help">
  <ul>
   <xsl:if test="k:holds('free-advice-open')"><li><k:say clause="help-advice"/></li></xsl:if>
   <li><k:say clause="help-discrimination-desk help-discrimination-desk-page help-discrimination"/></li>
   <xsl:if test="k:holds('data-of-a-person')"><li><k:say clause="help-privacy-for help-privacy"/></li></xsl:if>
   <!-- where an objection or appeal is open, that is the way (Awb art. 9:8(1)) -->
   <xsl:if test="k:holds('last-day-passed') or k:holds('no-remedy') and k:holds('complaint-known')">
    <li><k:say clause="help-complaint-page help-complaint-phone help-complaint-mail help-complaint-post help-complaint"/></li>
   </xsl:if>
   <xsl:if test="k:holds('help-known')"><li><k:say clause="help-person"/></li></xsl:if>
   <xsl:if test="k:holds('visit-known')"><li><k:say clause="help-visit"/></li></xsl:if>
   <xsl:if test="$translation = 'missing' or $letter/@wanted"><li><k:say clause="other-language"/></li></xsl:if>
  </ul>
 </xsl:template>

 <!-- an annex is signed by its decision -->
 <xsl:template name="closing">
  <xsl:if test="not(k:holds('is-annex'))">
   <signature>
    <p><k:say clause="greeting"/></p>
    <xsl:if test="$body/signatory/mandate"><p><k:say clause="mandate"/></p></xsl:if>
    <xsl:if test="k:holds('signatory-known')"><p><k:say clause="signatory"/></p></xsl:if>
   </signature>
  </xsl:if>
 </xsl:template>

 <xsl:template name="every-page">
  <footer>
   <xsl:choose>
    <xsl:when test="$translation = 'self'"><p><k:say clause="footer-translation-holds footer-translation"/></p></xsl:when>
    <xsl:otherwise><p><k:say clause="footer"/></p></xsl:otherwise>
   </xsl:choose>
   <p><k:say clause="page"/></p>
  </footer>
  <xsl:if test="k:holds('phone-known')"><help-strip><k:say clause="help-strip"/></help-strip></xsl:if>
 </xsl:template>
</xsl:stylesheet>
