package io.github.processpool.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text of a document. For unknown documents, expect that the parser throws, hangs, or uses all memory. */
record PdfText(int pages, String title, String text) {

    static PdfText read(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            String title = document.getDocumentInformation().getTitle();
            return new PdfText(document.getNumberOfPages(), title == null ? "" : title, textOf(document));
        }
    }

    /** Lines end in the same way on every system. */
    private static String textOf(PDDocument document) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setLineSeparator("\n");
        return stripper.getText(document).strip();
    }

    long words() {
        return text.isEmpty() ? 0 : text.split("\\s+").length;
    }
}
