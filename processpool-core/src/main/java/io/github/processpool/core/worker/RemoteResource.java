package io.github.processpool.core.worker;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** A resource that came from the parent, behind a URL that holds its content. */
final class RemoteResource extends URLStreamHandler {
    private final byte[] content;

    private RemoteResource(byte[] content) {
        this.content = content;
    }

    static URL url(int loader, String name, int index, byte[] content) {
        try {
            return new URL(null, "processpool:" + loader + "/" + index + "/" + name, new RemoteResource(content));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected URLConnection openConnection(URL url) {
        return new URLConnection(url) {
            @Override
            public void connect() {
                connected = true;
            }

            @Override
            public long getContentLengthLong() {
                return content.length;
            }

            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(content);
            }
        };
    }
}
