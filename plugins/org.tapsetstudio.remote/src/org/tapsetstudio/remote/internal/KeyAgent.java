package org.tapsetstudio.remote.internal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** The user's agent of keys, at its Unix socket. It signs; keys never leave it, and it is not forwarded. */
final class KeyAgent extends AbstractAgentProxy {
	private static final int LARGEST_ANSWER = 1 << 20;

	private final SocketChannel channel;
	private volatile boolean open = true;

	private KeyAgent(Path socket) throws IOException {
		super(null);
		channel = SocketChannel.open(StandardProtocolFamily.UNIX);
		try {
			channel.connect(UnixDomainSocketAddress.of(socket));
		} catch (IOException e) {
			channel.close();
			throw e;
		}
	}

	/** For the library, which asks for an agent with each connection. An agent that does not answer is as none. */
	static SshAgentFactory at(Path socket) {
		return new SshAgentFactory() {
			@Override
			public SshAgent createClient(Session session, FactoryManager manager) {
				try {
					return new KeyAgent(socket);
				} catch (IOException e) {
					return null; // what SSH_AUTH_SOCK names may be long gone; key files are left
				}
			}

			@Override
			public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
				return List.of();
			}

			@Override
			public SshAgentServer createServer(ConnectionService service) {
				throw new UnsupportedOperationException("the agent is not forwarded");
			}
		};
	}

	@Override
	protected synchronized Buffer request(Buffer request) throws IOException {
		ByteBuffer question = ByteBuffer.wrap(request.array(), request.rpos(), request.available());
		while (question.hasRemaining()) {
			channel.write(question);
		}
		int length = receive(Integer.BYTES).getInt();
		if (length < 1 || length > LARGEST_ANSWER) {
			throw new IOException("the agent of keys gave an answer of " + length + " bytes");
		}
		return new ByteArrayBuffer(receive(length).array());
	}

	private ByteBuffer receive(int size) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(size);
		while (bytes.hasRemaining()) {
			if (channel.read(bytes) < 0) {
				throw new IOException("the agent of keys closed its connection");
			}
		}
		return bytes.flip();
	}

	@Override
	public boolean isOpen() {
		return open;
	}

	@Override
	public void close() throws IOException {
		open = false;
		channel.close();
		super.close();
	}
}
