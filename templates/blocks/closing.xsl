<?xml version="1.0" encoding="UTF-8"?>
<!-- Want to know more, help and complaints, the law, the signature; and what stands on every page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" exclude-result-prefixes="k w">
 <xsl:template name="more">
  <section>
   <h2><xsl:apply-templates select="k:clause('h-more')"/></h2>
   <xsl:choose>
    <xsl:when test="k:holds('register-published')">
     <aside>
      <qr data="https://algoritmes.overheid.nl/nl/algoritme/{$instrument/register/@lars}">
       <xsl:attribute name="alt"><xsl:apply-templates select="k:clause('register-alt')" mode="plain"/></xsl:attribute>
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
   <p><xsl:apply-templates select="k:clause('law')"/></p>
  </section>
 </xsl:template>

 <xsl:template name="your-rights">
  <p>
   <xsl:choose>
    <xsl:when test="k:holds('email-known')"><xsl:apply-templates select="k:clause('more-mail')"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="k:clause('more-phone')"/></xsl:otherwise>
   </xsl:choose>
   <xsl:if test="k:holds('answer-term-known')"><xsl:apply-templates select="k:clause('more-term')" mode="more"/></xsl:if>
   <xsl:if test="k:holds('natural-person')"><xsl:apply-templates select="k:clause('data-rights')" mode="more"/></xsl:if>
  </p>
 </xsl:template>

 <xsl:template name="about-the-program">
  <p>
   <xsl:apply-templates select="k:clause('program')"/>
   <xsl:choose>
    <xsl:when test="$instrument/technique"><xsl:apply-templates select="k:clause('technique-own')" mode="more"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="k:clause(concat('technique-', $instrument/@kind))" mode="more"/></xsl:otherwise>
   </xsl:choose>
   <xsl:if test="k:holds('high-risk')"><xsl:apply-templates select="k:clause('high-risk')" mode="more"/></xsl:if>
   <xsl:choose>
    <xsl:when test="k:holds('register-published')"><xsl:apply-templates select="k:clause('register')" mode="more"/></xsl:when>
    <xsl:when test="k:holds('register-unpublished-reason')"><xsl:apply-templates select="k:clause('unpublished')" mode="more"/></xsl:when>
   </xsl:choose>
  </p>
 </xsl:template>

 <xsl:template name="help">
  <ul>
   <li><xsl:apply-templates select="k:clause('help-advice')"/></li>
   <li><xsl:apply-templates select="k:clause('help-discrimination')"/></li>
   <xsl:if test="k:holds('natural-person')"><li><xsl:apply-templates select="k:clause('help-privacy')"/></li></xsl:if>
   <xsl:if test="$translation = 'missing'"><li><xsl:apply-templates select="k:clause('other-language')"/></li></xsl:if>
  </ul>
 </xsl:template>

 <xsl:template name="closing">
  <signature>
   <p><xsl:apply-templates select="k:clause('greeting')"/></p>
   <xsl:if test="$body/signatory/mandate"><p><xsl:apply-templates select="k:clause('mandate')"/></p></xsl:if>
   <xsl:if test="k:holds('signatory-known')"><p><xsl:apply-templates select="k:clause('signatory')"/></p></xsl:if>
  </signature>
 </xsl:template>

 <xsl:template name="every-page">
  <footer>
   <p><xsl:apply-templates select="k:clause('footer')"/></p>
   <p><xsl:apply-templates select="k:clause('page')"/></p>
  </footer>
  <xsl:if test="k:holds('phone-known')"><help-strip><xsl:apply-templates select="k:clause('help-strip')"/></help-strip></xsl:if>
  <xsl:if test="$concept = 'yes'"><mark kind="concept"><xsl:apply-templates select="k:clause('concept')"/></mark></xsl:if>
 </xsl:template>
</xsl:stylesheet>
