using System.Globalization;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

/// <summary>Many callers that write the same few tracks at the same time. TRACKSTORE_UPSERTS sets how many operations.</summary>
public sealed class ConcurrentUpsertTests : LibraryTest
{
    private const string Variable = "TRACKSTORE_UPSERTS";
    private const string Platform = "spotify";
    private const int Callers = 16;
    private const int Keys = 100;

    private static int Operations => int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out int operations) ? operations : 1600;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task SyncAsync_ManyCallersOnTheSameKeys_MakeOneRowAKeyAndLoseNoUpdate(int storeCount)
    {
        await using var second = new TestLibrary(file: Library.File);
        ITrackSynchronizer[] stores = [.. new[] { Library, second }.Take(storeCount).Select(library => library.Services.GetRequiredService<ITrackSynchronizer>())];

        SyncAction[][] actions = await RunAsync(async (caller, operation, key) =>
            (await stores[caller % storeCount].SyncAsync(Track(key, caller, operation), Cancel)).Action);

        SyncAction[] all = [.. actions.SelectMany(one => one)];
        Assert.Equal(Operations / Callers * Callers, all.Length);
        Assert.Equal(Keys, all.Count(action => action == SyncAction.Added));
        Assert.Equal(all.Length - Keys, all.Count(action => action == SyncAction.Changed));
        await AssertOneRowAKeyAsync();
        for (int key = 0; key < Keys; key++)
            await AssertLastWordAsync(key, actions[0].Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AddPlatformInfoAsync_ManyCallersOnTheSameLinks_KeepEveryCallersLink(int storeCount)
    {
        await using var second = new TestLibrary(file: Library.File);
        ITrackRepository[] stores = [.. new[] { Library, second }.Take(storeCount).Select(library => library.Tracks)];
        var ids = new long[Keys];
        for (int key = 0; key < Keys; key++)
            ids[key] = (await Tracks.AddAsync(new NewTrack { Title = $"Title {key}", Artist = "Artist" }, Cancel)).Id;

        // Each caller has a platform of its own on the shared tracks, and all of them one in common.
        await RunAsync(async (caller, operation, key) =>
        {
            string platform = operation % 2 == 0 ? $"platform{caller}" : Platform;
            await stores[caller % storeCount].AddPlatformInfoAsync(ids[key], platform, $"id{key}", platformData: $$"""{"caller":{{caller}},"operation":{{operation}}}""", cancellationToken: Cancel);
            return SyncAction.Changed;
        });

        for (int key = 0; key < Keys; key++)
        {
            IReadOnlyList<PlatformInfo> links = await Tracks.GetPlatformInfoAsync(ids[key], Cancel);
            int[] own = LastOperations(key, isOdd: false);
            Assert.Equal(own.Count(last => last >= 0) + (LastOperations(key, isOdd: true).Any(last => last >= 0) ? 1 : 0), links.Count);
            for (int caller = 0; caller < Callers; caller++)
            {
                if (own[caller] >= 0)
                    Assert.Equal($$"""{"caller":{{caller}},"operation":{{own[caller]}}}""", links.Single(link => link.Platform == $"platform{caller}").PlatformData);
            }
        }

        Assert.Equal(Keys, Library.Count("tracks"));
        Assert.Equal("ok", Library.Sql("PRAGMA integrity_check"));
    }

    private static PlatformTrack Track(int key, int caller, int operation) => new()
    {
        Platform = Platform,
        Id = $"id{key}",
        Title = $"Title {key}",
        Artist = "Artist",
        Album = $"Album {key / 10}",
        Genres = ["Shared", $"Genre {caller}"],
        Isrc = $"QZABC{key:D7}",
        MoreFields = new Dictionary<string, string?> { ["caller"] = $"{caller}", ["operation"] = $"{operation}" },
    };

    // The key of an operation: spread, and the same for all callers at about the same time.
    private static int KeyOf(int caller, int operation) => (operation + (caller / 4)) % Keys;

    private static async Task<SyncAction[][]> RunAsync(Func<int, int, int, Task<SyncAction>> work) => await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
        async () =>
        {
            var actions = new SyncAction[Operations / Callers];
            for (int operation = 0; operation < actions.Length; operation++)
                actions[operation] = await work(caller, operation, KeyOf(caller, operation));
            return actions;
        },
        Cancel)));

    /// <summary>Gives each caller's last operation on a key, or -1.</summary>
    private static int[] LastOperations(int key, bool isOdd) => [.. Enumerable.Range(0, Callers).Select(caller =>
        Enumerable.Range(0, Operations / Callers).LastOrDefault(operation => KeyOf(caller, operation) == key && (operation % 2 == 1) == isOdd, -1))];

    private async Task AssertOneRowAKeyAsync()
    {
        Assert.Equal(Keys, Library.Count("tracks"));
        Assert.Equal(Keys, Library.Count("track_platform_info"));
        Assert.Equal(Keys / 10, Library.Count("albums"));
        Assert.Equal(Callers + 1, Library.Count("genres"));
        Assert.Equal("ok", Library.Sql("PRAGMA integrity_check"));
        Assert.Equal(Keys, (await Tracks.QueryAsync(new TrackQuery { PageSize = 200 }, Cancel)).Items.Count);
    }

    // Each caller writes a key in order, so that what stands there at the end is the last word of one of them, whole: its genres belong to it.
    private async Task AssertLastWordAsync(int key, int operations)
    {
        Track stored = (await Tracks.FindByPlatformAsync(Platform, $"id{key}", Cancel))!;
        PlatformInfo link = (await Tracks.GetPlatformInfoAsync(stored.Id, Cancel)).Single();
        int caller = int.Parse(link.MoreFields["caller"]!, CultureInfo.InvariantCulture);
        int last = Enumerable.Range(0, operations).Last(operation => KeyOf(caller, operation) == key);
        Assert.Equal($"{last}", link.MoreFields["operation"]);
        Assert.Equal(["Shared", $"Genre {caller}"], (await Tracks.GetGenresAsync(stored.Id, Cancel)).Select(genre => genre.Name));
    }
}
