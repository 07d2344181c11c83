package io.github.processpool.core.dispatch;

import io.github.processpool.EncodingException;
import io.github.processpool.core.blocks.LargeArrays;
import io.github.processpool.core.codec.EncodedFunction;
import io.github.processpool.core.codec.ValuesEncoder;
import io.github.processpool.core.json.ErrorText;
import io.github.processpool.core.types.AllowedTypes;
import org.jspecify.annotations.Nullable;

/** Encodes neighbouring items of a call. Items of one class share a type hint; otherwise each item says its own type. */
final class ItemsEncoder {
    private final EncodedFunction function;
    private final AllowedTypes mentions;
    private final Arguments arguments;
    private final Source source;

    /** Where the items are. */
    interface Source {
        @Nullable
        Object argument(long item);
    }

    /** {@code mentions} is told the types of the items: results may be of these. */
    ItemsEncoder(EncodedFunction function, AllowedTypes mentions, Arguments arguments, Source source) {
        this.function = function;
        this.mentions = mentions;
        this.arguments = arguments;
        this.source = source;
    }

    /** See {@link ChunkItems#encode}. */
    EncodedItems encode(long first, int count) {
        ValuesEncoder encoder = newEncoder();
        encoder.expect(count);
        EncodedItems items = encode(first, count, encoder, false);
        return items != null ? items : encodeMixed(first, count);
    }

    private ValuesEncoder newEncoder() {
        return new ValuesEncoder(mentions, LargeArrays.AS_THEY_LIE);
    }

    private EncodedItems encodeMixed(long first, int count) {
        ValuesEncoder encoder = newEncoder();
        encoder.selfDescribing();
        EncodedItems items = encode(first, count, encoder, true);
        if (items == null) {
            throw new IllegalStateException("values that describe themselves fit everywhere");
        }
        return items;
    }

    /** Returns null if the items are of several classes, and so can't go under one hint. */
    private @Nullable EncodedItems encode(long first, int count, ValuesEncoder encoder, boolean mixed) {
        for (int i = 0; i < count; i++) {
            EncodingException failure = null;
            try {
                if (!mixed && !arguments.fits(source.argument(first + i), encoder)) {
                    return null;
                }
                arguments.encode(function, source.argument(first + i), encoder);
            } catch (EncodingException e) {
                failure = e;
            } catch (Throwable e) { // whatever an application's methods throw
                failure = new EncodingException("the argument can't be encoded: " + ErrorText.of(e), e);
            }
            if (failure != null) {
                // It may only be too large for this batch; it is tried again alone.
                return new EncodedItems(encoder.finish(), i, i == 0 ? failure : null);
            }
            if (encoder.sizeBytes() > EncodedItems.ENOUGH_BYTES) {
                return new EncodedItems(encoder.finish(), i + 1, null);
            }
        }
        return new EncodedItems(encoder.finish(), count, null);
    }
}
