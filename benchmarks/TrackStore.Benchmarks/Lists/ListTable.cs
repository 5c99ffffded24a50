using System.Diagnostics;
using System.Globalization;
using TrackStore.Benchmarks.Lists.Peers;

namespace TrackStore.Benchmarks.Lists;

/// <summary>Prints a row of medians for each read, for the store and its peers.</summary>
internal sealed class ListTable(IReadOnlyList<IListPeer> peers)
{
    private const int Rounds = 7;
    private const int FewestRounds = 3;
    private const double MostMilliseconds = 5_000;

    public void PrintHead()
    {
        Console.WriteLine($"| what | TrackStore, ms |{string.Concat(peers.Select(peer => $" {peer.Name} |"))}");
        Console.WriteLine($"|---|---|{string.Concat(peers.Select(_ => "---|"))}");
    }

    public async Task PrintAsync<T>(string what, Func<Task<T>> store, Func<IListPeer, Task>? peer = null)
    {
        var times = new List<double> { await MedianAsync(store) };
        if (peer is not null)
        {
            foreach (IListPeer contender in peers)
                times.Add(await MedianAsync(() => peer(contender)));
        }

        Print(what, times);
    }

    /// <summary>Prints a row of a list, after a check that the peers list the same tracks.</summary>
    public async Task PrintListAsync(string what, Func<Task<TrackPage>> store, Func<IListPeer, Task<List<PeerTrack>>> peer)
    {
        long[] expected = [.. (await store()).Items.Select(item => item.TrackId!.Value)];
        foreach (IListPeer contender in peers)
        {
            long[] found = [.. (await peer(contender)).Select(track => track.Id)];
            if (!found.SequenceEqual(expected))
                throw new InvalidOperationException($"{contender.Name} lists other tracks for \"{what}\", so that the times say nothing.");
        }

        await PrintAsync(what, store, peer);
    }

    /// <summary>Prints the time of something that is done once.</summary>
    public async Task PrintOnceAsync(string what, Func<Task> run) => Print(what, [await TimeAsync(run)]);

    private void Print(string what, List<double> times)
    {
        IEnumerable<string> cells = times.Select(time => time.ToString(time < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture));
        Console.WriteLine($"| {what} | {string.Join(" | ", cells.Concat(Enumerable.Repeat("", peers.Count + 1 - times.Count)))} |");
    }

    private static async Task<double> MedianAsync(Func<Task> run)
    {
        await run();
        var times = new List<double>();
        while (times.Count < Rounds && (times.Count < FewestRounds || times.Sum() < MostMilliseconds))
            times.Add(await TimeAsync(run));
        times.Sort();
        return times[times.Count / 2];
    }

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        long start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
