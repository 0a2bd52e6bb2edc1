package org.socai.api.jobs;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Tells the runner that a job was added. */
@Component
public class JobSignal {
    private final Semaphore news = new Semaphore(0);

    public void added() {
        news.release();
    }

    Semaphore semaphore() {
        return news;
    }
}
