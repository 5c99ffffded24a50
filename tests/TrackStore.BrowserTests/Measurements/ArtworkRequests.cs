using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace TrackStore.BrowserTests.Measurements;

/// <summary>Asks for pictures over 32 connections at once, each for the next one as soon as it has one.</summary>
internal static class ArtworkRequests
{
    private const int Connections = 32;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public static async Task MeasureAsync(MeasuredLibrary library)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = library.Site.Address };
        string[] addresses = [.. (await library.FirstAlbumsAsync()).Select(album => $"/artwork/{album.ArtworkKey}/medium")];
        foreach (string address in addresses)
            (await client.GetAsync(address, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await MeasureAsync(client, addresses, HttpStatusCode.OK, "pictures of 300 pixels");
        await MeasureAsync(client, addresses, HttpStatusCode.NotModified, "304");
    }

    private static async Task MeasureAsync(HttpClient client, string[] addresses, HttpStatusCode expected, string what)
    {
        Dictionary<string, EntityTagHeaderValue> tags = [];
        foreach (string address in addresses)
            tags[address] = (await client.GetAsync(address, TestContext.Current.CancellationToken)).Headers.ETag!;
        int next = -1;
        long bytes = 0;
        long start = Stopwatch.GetTimestamp();
        List<double>[] times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(AskAsync)));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var all = new Milliseconds([.. times.SelectMany(of => of)]);
        MeasurementReport.Add(
            $"/artwork over {Connections} connections, {what}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Values.Count / seconds:N0} a second, {bytes / (double)all.Values.Count:F0} bytes each, median {all.Median:F1} ms, p99 {all.At(0.99):F1} ms"));

        async Task<List<double>> AskAsync()
        {
            List<double> took = [];
            while (Stopwatch.GetElapsedTime(start) < Duration)
            {
                string address = addresses[(Interlocked.Increment(ref next) & int.MaxValue) % addresses.Length];
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (expected == HttpStatusCode.NotModified)
                    request.Headers.IfNoneMatch.Add(tags[address]);
                long sent = Stopwatch.GetTimestamp();
                using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                Assert.Equal(expected, response.StatusCode);
                Interlocked.Add(ref bytes, body.Length);
            }

            return took;
        }
    }
}
