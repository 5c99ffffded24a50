using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TrackStore.BrowserTests.Measurements;

/// <summary>Counts what a window asks the server for, and what comes over the network.</summary>
internal sealed class Traffic
{
    private readonly ConcurrentDictionary<string, bool> _requests = new();
    private long _requested;
    private long _served;
    private long _bytes;
    private long _circuitBytes;

    private Traffic(ICDPSession session)
    {
        On(session, "Network.requestWillBeSent", message =>
        {
            if (message.GetProperty("request").GetProperty("url").GetString()!.StartsWith("http", StringComparison.Ordinal)
                && _requests.TryAdd(message.GetProperty("requestId").GetString()!, true))
            {
                Interlocked.Increment(ref _requested);
            }
        });
        On(session, "Network.loadingFinished", message =>
        {
            long length = (long)message.GetProperty("encodedDataLength").GetDouble();
            Interlocked.Add(ref _bytes, length);
            if (length > 0)
                Interlocked.Increment(ref _served);
        });
        On(session, "Network.webSocketFrameReceived", message =>
        {
            JsonElement frame = message.GetProperty("response");
            string data = frame.GetProperty("payloadData").GetString()!;

            // Binary messages come as Base64.
            long length = frame.GetProperty("opcode").GetDouble() == 2 ? data.Length / 4 * 3 : Encoding.UTF8.GetByteCount(data);
            Interlocked.Add(ref _circuitBytes, length);
        });
    }

    public static async Task<Traffic> WatchAsync(Window window)
    {
        ICDPSession session = await window.Page.Context.NewCDPSessionAsync(window.Page);
        var traffic = new Traffic(session);
        await session.SendAsync("Network.enable");
        return traffic;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_requested} requests, {_requested - _served} of them from the browser's cache, {_bytes / 1e3:F0} kB, {_circuitBytes / 1e3:F0} kB by the circuit");

    private static void On(ICDPSession session, string name, Action<JsonElement> handle)
        => session.Event(name).OnEvent += (_, message) => handle(message!.Value);
}
