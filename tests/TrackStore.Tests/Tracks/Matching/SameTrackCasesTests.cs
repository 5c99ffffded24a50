using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Matching;

/// <summary>What users reported: tracks that were merged although they differ, or doubled although they are the same.</summary>
public sealed class SameTrackCasesTests : LibraryTest
{
    [Fact]
    public async Task SameTitleTracks_LengthsAndCodesDiffer_StayApart()
    {
        await ImportAsync(
            Untitled("Untitled", 301, "DEX010900001"),
            Untitled("Untitled", 412, "DEX010900002"),
            Untitled("Untitled", 255, "DEX010900003"),
            Untitled("Interlude", 31, "DEX010900004"),
            Untitled("Interlude", 44, "DEX010900005"));

        Assert.Equal(5, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task OtherAlbumsIntro_LengthsUnknownOnOneSide_StaysWithItsAlbum()
    {
        PlatformTrack[] items =
        [
            .. new[] { "Intro", "Dawn", "Interlude" }.Select((title, i) => OnAlbum("discogs", i, title, "First Light")),
            .. new[] { "Intro", "Interlude" }.Select((title, i) => OnAlbum("spotify", i, title, "Second Sight") with { Duration = TimeSpan.FromSeconds(31 + (30 * i)), Isrc = $"DEX01190000{i + 1}" }),
        ];

        await Library.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(items.ToAsyncEnumerable(), cancellationToken: Cancel);

        Assert.Equal((3, 2), ((await Albums.FindAsync("First Light", "Lena Brandt", Cancel))!.TrackCount, (await Albums.FindAsync("Second Sight", "Lena Brandt", Cancel))!.TrackCount));
        Assert.Equal(5, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));

        static PlatformTrack OnAlbum(string platform, int number, string title, string album)
            => new() { Platform = platform, Id = $"{number}", Title = title, Artist = "Lena Brandt", Album = album };
    }

    [Fact]
    public async Task WholeChunk_OfOtherSpellings_FindsAllItsTracks()
    {
        const int Count = 300;
        await ImportAsync([.. Enumerable.Range(100, Count).Select(i => Numbered(i, $"Harbour Lights {i}"))]);

        ImportResult result = await ImportAsync([.. Enumerable.Range(100, Count).Select(i => Numbered(i, $"Harbour Lights {i} - Remastered 2011"))]);
        SyncResult synced = await Library.Services.GetRequiredService<ITrackSynchronizer>().SyncAsync(
            Enumerable.Range(100, Count).Select(i => new PlatformTrack
            {
                Platform = "discogs",
                Id = $"d{i}",
                Title = $"Harbour Lights {i} (Original Mix)",
                Artist = "Lena Brandt",
                Duration = TimeSpan.FromSeconds(i + 100),
            }).ToAsyncEnumerable(),
            cancellationToken: Cancel);

        Assert.Equal((0, Count), (result.Added, synced.Counts.Matched));
        Assert.Equal(Count, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));

        static NewTrack Numbered(int number, string title) => new() { Title = title, Artist = "Lena Brandt", Duration = TimeSpan.FromSeconds(number + 100) };
    }

    [Fact]
    public async Task SameNames_ImportedAgain_UpdateTheirTrack()
    {
        var bare = new NewTrack { Title = "Harbour", Artist = "Lena Brandt" };
        await ImportAsync(bare);

        ImportResult again = await ImportAsync(bare, bare with { Duration = TimeSpan.FromSeconds(225), Year = "2011" });

        Assert.Equal((0, 1), (again.Added, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel)));
    }

    [Theory]
    [InlineData("Signal - Kolt Verne Remix", "Signal (Kolt Verne Remix)")]
    [InlineData("Glow - Remastered 2011", "Glow")]
    [InlineData("Ember (feat. Kolt Verne)", "Ember")]
    [InlineData("Day & Night", "Day and Night")]
    [InlineData("Łuk Óðinn", "Luk Odinn")]
    public async Task RemixSuffix_OtherSpellingWithTheSameLength_IsTheSameTrack(string stored, string imported)
    {
        await ImportAsync(Track(stored));

        ImportResult result = await ImportAsync(Track(imported));

        Assert.Equal((0, 1), (result.Added, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel)));
    }

    [Theory]
    [InlineData("Signal (Kolt Verne Remix)", "Signal (Ida Vorn Remix)")]
    [InlineData("Signal", "Signal (Live)")]
    [InlineData("Мой", "Мои")]
    public async Task OtherRecording_WithTheSameLength_IsAnotherTrack(string stored, string imported)
    {
        await ImportAsync(Track(stored));

        await ImportAsync(Track(imported));

        Assert.Equal(2, await Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel));
    }

    [Fact]
    public async Task GetOrAddAsync_OtherSpelling_ReturnsTheStoredTrack()
    {
        Track stored = await Tracks.AddAsync(Track("Glow - Remastered 2011"), Cancel);

        GetOrAddResult result = await Tracks.GetOrAddAsync(Track("Glow"), Cancel);

        Assert.Equal((stored.Id, false), (result.Track.Id, result.IsAdded));
    }

    [Fact]
    public async Task EqualCode_OneThingContradicts_IsAskedAndNotMerged()
    {
        await Tracks.AddAsync(Track("Harbour") with { Isrc = "DEX010900001" }, Cancel);

        GetOrAddResult result = await Tracks.GetOrAddAsync(Track("Night Drive") with { Isrc = "DEX010900001" }, Cancel);

        Assert.True(result.IsAdded);
    }

    private static NewTrack Track(string title)
        => new() { Title = title, Artist = "Lena Brandt", Duration = TimeSpan.FromSeconds(225) };

    private static NewTrack Untitled(string title, int seconds, string isrc) => new()
    {
        Title = title,
        Artist = "Kolt Verne",
        Album = "Blank EP",
        Duration = TimeSpan.FromSeconds(seconds),
        Isrc = isrc,
    };

    private Task<ImportResult> ImportAsync(params NewTrack[] tracks) => Tracks.ImportAsync(tracks.ToAsyncEnumerable(), cancellationToken: Cancel);
}
