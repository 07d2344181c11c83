/**
 * The pool on child JVMs. This room is the entry: it finds out what was asked for and puts the others together.
 *
 * <p>The life of a task:
 *
 * <pre>
 *  caller                 parent JVM                                                   worker JVM
 *  ------                 ----------                                                   ----------
 *  pool.map(f, items) --&gt; dispatch: LocalPool, Calls
 *                           codec: FunctionEncoder describes f
 *                           a Submission enters the Dispatcher's queue
 *                         dispatch: Dispatcher takes an idle worker,
 *                           ChunkSizer says how many items
 *                           codec: ValuesEncoder
 *                         supervise: WorkerHandle, Outbox
 *                           wire: MessageWriter ------------- descriptor 4 --------------&gt; worker: ParentReader, Inbox
 *                                                                                          WorkerLoop: FunctionDecoder,
 *                                                                                            ValuesDecoder, f.apply(item)
 *                           wire: MessageReader &lt;------------ descriptor 3 --------------- Answers: ValuesEncoder
 *                         supervise: WorkerHandle
 *                         dispatch: Dispatcher, ResultDecoder
 *                           codec: ValuesDecoder
 *                           the Submission collects
 *  List of results &lt;----- PendingResult                        WorkerOutputReader &lt;-- 1, 2 --- System.out, System.err
 * </pre>
 *
 * <p>A worker that ends is replaced by the Supervisor; what it had not started goes back into the queue, and what it may
 * have run fails, or is tried again if the call says so.
 */
@NullMarked
package io.github.processpool.core;

import org.jspecify.annotations.NullMarked;
