package io.github.processpool.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** Made the documents that the example reads: good ones, and one for each way in which a document can be bad. */
final class DocumentMaker {
    private final Path folder;

    DocumentMaker(Path folder) {
        this.folder = folder;
    }

    /** Writes them into a folder, which is src/main/resources/documents of this module. */
    public static void main(String[] args) throws IOException {
        new DocumentMaker(Path.of(args[0])).writeAll();
    }

    void writeAll() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("letter.pdf"), text("A letter", List.of("Dear reader,", "all is well.")));
        Files.write(
                folder.resolve("minutes.pdf"),
                text("Minutes", List.of("Three were there.", "Two spoke."), List.of("All agreed.")));
        Files.write(folder.resolve("prices.pdf"), text("Prices", List.of("Apples 3", "Pears 4", "Plums 5")));

        byte[] whole = text("A letter", List.of("Dear reader,", "this never arrived."));
        Files.write(folder.resolve("cut-off.pdf"), Arrays.copyOf(whole, 300));
        byte[] noise = new byte[2000];
        new Random(1).nextBytes(noise);
        Files.write(folder.resolve("noise.pdf"), noise);
        Files.write(folder.resolve("locked.pdf"), locked());
        Files.write(folder.resolve("bomb.pdf"), bomb());
        Files.write(folder.resolve("too-deep.pdf"), tooDeep());
        Files.write(folder.resolve("endless.pdf"), endless());
    }

    @SafeVarargs
    private static byte[] text(String title, List<String>... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(title);
            PDFont font = PDType0Font.load(
                    document,
                    PDDocument.class.getResourceAsStream(
                            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
            for (List<String> lines : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, 12);
                    content.setLeading(16);
                    content.newLineAtOffset(72, 700);
                    for (String line : lines) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.endText();
                }
            }
            return bytes(document);
        }
    }

    private static byte[] locked() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "secret", new AccessPermission());
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
            return bytes(document);
        }
    }

    /** A page whose content was compressed twice, from far more than a worker's heap to almost nothing. */
    private static byte[] bomb() throws IOException {
        byte[] runsOf128Spaces = new byte[8_000_000];
        for (int i = 0; i < runsOf128Spaces.length; i += 2) {
            runsOf128Spaces[i] = (byte) 129;
            runsOf128Spaces[i + 1] = ' ';
        }
        try (PDDocument document = new PDDocument()) {
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(runsOf128Spaces);
            }
            COSArray filters = new COSArray(List.of(COSName.FLATE_DECODE, COSName.RUN_LENGTH_DECODE));
            content.getCOSObject().setItem(COSName.FILTER, filters);
            return onePage(document, content, new PDResources());
        }
    }

    /** A page in a font whose table of characters is an array in an array in an array, and so on. */
    private static byte[] tooDeep() throws IOException {
        try (PDDocument document = new PDDocument()) {
            COSDictionary font = new COSDictionary();
            font.setItem(COSName.TYPE, COSName.FONT);
            font.setItem(COSName.SUBTYPE, COSName.TYPE1);
            font.setName(COSName.BASE_FONT, "Helvetica");
            font.setItem(COSName.TO_UNICODE, stream(document, "[".repeat(200_000)));
            COSDictionary fonts = new COSDictionary();
            fonts.setItem("Deep", font);
            PDResources resources = new PDResources();
            resources.getCOSObject().setItem(COSName.FONT, fonts);
            return onePage(document, stream(document, "BT /Deep 12 Tf (text) Tj ET"), resources);
        }
    }

    /** A page that shows a form ten times, which shows a form ten times, and so on: 10 to the power of 15 are shown. */
    private static byte[] endless() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDFormXObject form = new PDFormXObject(stream(document, "q Q"));
            PDResources resources = new PDResources();
            for (int level = 0; level < 15; level++) {
                resources = new PDResources();
                COSName name = resources.add(form);
                String content = ("/" + name.getName() + " Do ").repeat(10);
                form = new PDFormXObject(stream(document, content));
                form.setResources(resources);
            }
            return onePage(document, form.getContentStream(), resources);
        }
    }

    private static PDStream stream(PDDocument document, String content) throws IOException {
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static byte[] onePage(PDDocument document, PDStream content, PDResources resources) throws IOException {
        PDPage page = new PDPage();
        page.setContents(content);
        page.setResources(resources);
        document.addPage(page);
        return bytes(document);
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
