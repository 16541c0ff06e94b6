<?xml version="1.0" encoding="UTF-8"?>
<!-- The heart of the notice: what happened, why the program picked this one, who decided (AP advice of 10 October 2024, conditions 3 to 5). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:k="urn:kenbaar:functions:1"
    xmlns:w="urn:kenbaar:wording:1" exclude-result-prefixes="k w">
 <xsl:template name="what-happened">
  <section>
   <h2><xsl:apply-templates select="k:clause('h-happened')"/></h2>
   <ol>
    <xsl:if test="k:holds('applied-on-known')"><li><xsl:apply-templates select="k:clause('step-began')"/></li></xsl:if>
    <li><xsl:apply-templates select="k:clause('step-picked')"/></li>
    <li>
     <xsl:choose>
      <xsl:when test="k:holds('saw-whole-file')"><xsl:apply-templates select="k:clause('step-decided-whole')"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="k:clause('step-decided')"/></xsl:otherwise>
     </xsl:choose>
    </li>
   </ol>
   <p>
    <!-- the word risico belongs to risk selection alone -->
    <xsl:choose>
     <xsl:when test="$selection/@route = 'match'"><xsl:apply-templates select="k:clause('term-match')"/></xsl:when>
     <xsl:otherwise><xsl:apply-templates select="k:clause('term-risk')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="k:clause('goal')" mode="more"/>
   </p>
  </section>
 </xsl:template>

 <xsl:template name="why">
  <section>
   <h2><xsl:apply-templates select="k:clause('h-why')"/></h2>
   <p>
    <xsl:choose>
     <xsl:when test="$selection/@disclosure = 'category'"><xsl:apply-templates select="k:clause('why-category')"/></xsl:when>
     <xsl:otherwise><xsl:apply-templates select="k:clause('why-full')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
     <xsl:when test="k:holds('no-breach-found')">
      <!-- consoles only where the reason sounds like a reproach -->
      <xsl:if test="$selection/@disclosure = 'full' and (k:holds('purpose-control') or k:holds('purpose-correction'))"><xsl:apply-templates select="k:clause('why-good-reason')" mode="more"/></xsl:if>
      <xsl:if test="k:holds('base-rate-known')"><xsl:apply-templates select="k:clause('base-rate')" mode="more"/></xsl:if>
     </xsl:when>
     <xsl:otherwise><xsl:apply-templates select="k:clause('why-no-proof')" mode="more"/></xsl:otherwise>
    </xsl:choose>
   </p>
  </section>
 </xsl:template>

 <xsl:template name="who-decided">
  <section>
   <h2><xsl:apply-templates select="k:clause('h-who')"/></h2>
   <p>
    <xsl:choose>
     <xsl:when test="k:holds('saw-whole-file') and k:holds('department-known')"><xsl:apply-templates select="k:clause('who-whole-department')"/></xsl:when>
     <xsl:when test="k:holds('saw-whole-file')"><xsl:apply-templates select="k:clause('who-whole')"/></xsl:when>
     <xsl:when test="k:holds('department-known')"><xsl:apply-templates select="k:clause('who-department')"/></xsl:when>
     <xsl:otherwise><xsl:apply-templates select="k:clause('who')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="k:clause('who-decided')" mode="more"/>
    <xsl:choose>
     <xsl:when test="k:holds('no-advice-on-outcome')"><xsl:apply-templates select="k:clause('no-advice')" mode="more"/></xsl:when>
     <xsl:when test="k:holds('advises-outcome')"><xsl:apply-templates select="k:clause('advice')" mode="more"/></xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="k:clause('reasons')" mode="more"/>
   </p>
  </section>
 </xsl:template>
</xsl:stylesheet>
