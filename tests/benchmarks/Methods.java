/** Calls in a loop after warming up; prints {@code calls nanoseconds-per-call}, processor time of the thread. */
public class Methods {
	private static long calls;

	static int fib(int n) {
		calls++;
		return n < 2 ? n : fib(n - 1) + fib(n - 2);
	}

	public static void main(String[] arguments) {
		int n = Integer.parseInt(arguments[0]);
		var clock = java.lang.management.ManagementFactory.getThreadMXBean();
		for (int i = 0; i < 5; i++) {
			fib(n - 4);
		}
		calls = 0;
		long start = clock.getCurrentThreadCpuTime();
		fib(n);
		System.out.printf("%d %.3f%n", calls, (double) (clock.getCurrentThreadCpuTime() - start) / calls);
	}
}
