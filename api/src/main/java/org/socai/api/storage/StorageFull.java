package org.socai.api.storage;

/** There is too little room on the disk to begin a write; nothing was written. */
public final class StorageFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageFull(String message) {
        super(message);
    }
}
