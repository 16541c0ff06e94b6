import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judge FLAVOUR FILE...: what veraPDF says of each file, one line each: pass or fail, the file, the rules that it breaks.
 * A test tool: veraPDF (GPL-3+ or MPL-2) is fetched when the tests run and is no part of the program.
 */
public final class Judge {
    private static String judge(PDFAFlavour flavour, String file) throws Exception {
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion test : result.getTestAssertions()) {
                if (test.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
                    broken.putIfAbsent(rule, test.getMessage() + " @ " + test.getLocation().getContext());
                }
            }
            return (result.isCompliant() ? "pass" : "fail") + "\t" + file + "\t" + broken;
        }
    }

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.fromString(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            System.out.println(judge(flavour, arguments[i]));
        }
    }
}
