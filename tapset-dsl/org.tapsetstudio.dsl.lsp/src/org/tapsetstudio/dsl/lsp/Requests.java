package org.tapsetstudio.dsl.lsp;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Answers requests on the workers, so that the next message can be read; a request that the client takes back is not begun, or its result dropped. */
final class Requests {
	private final Scripts scripts;
	private final BooleanSupplier over;

	/** @param over true after the shutdown, when nothing may be asked any more */
	Requests(Scripts scripts, BooleanSupplier over) {
		this.scripts = scripts;
		this.over = over;
	}

	/** Answers from the model of a text. The version that counts is that of the moment in which the request came. */
	<T> CompletableFuture<T> on(String uri, Function<Script, T> answer) {
		Document document;
		try {
			document = scripts.document(uri);
		} catch (ResponseErrorException e) {
			return CompletableFuture.failedFuture(e);
		}
		return answer(() -> answer.apply(document.script(scripts.models())));
	}

	<T> CompletableFuture<T> answer(Supplier<T> answer) {
		if (over.getAsBoolean()) {
			return CompletableFuture.failedFuture(new ResponseErrorException(new ResponseError(ResponseErrorCode.InvalidRequest, "The server was shut down.", null)));
		}
		return CompletableFutures.computeAsync(scripts.workers(), cancelled -> {
			cancelled.checkCanceled();
			try {
				return answer.get();
			} catch (CancellationException e) {
				throw new ResponseErrorException(new ResponseError(ResponseErrorCode.ContentModified, "The text has changed.", null));
			}
		});
	}
}
