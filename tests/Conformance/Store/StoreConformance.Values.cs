namespace TrackStore.Conformance;

/// <content>Unusual texts and numbers, times, limits and cancellation.</content>
public abstract partial class StoreConformance
{
    public static TheoryData<string> Texts =>
    [
        "🎵👩‍👩‍👧‍👦🏳️‍🌈", "שלום \u200Fעולם\u200E", "مرحبا", "中文 日本語 한국어", "'; DROP TABLE x; --", "\"quoted\" `tick` [bracket]", @"C:\music\%_", "a\tb", "\uFFFD\uFEFF1", "{0} @p0 :name $1 ?",
    ];

    [Theory]
    [Trait(Set, Core)]
    [MemberData(nameof(Texts))]
    public async Task Texts_Unusual_AreFoundAndReadAsTheyWereGiven(string text)
    {
        Track added = await Tracks.AddAsync(new NewTrack { Title = text, Artist = text, Album = text, Genres = [text], LocalPath = text }, Cancel);
        await Tracks.AddPlatformInfoAsync(added.Id, "discogs", text, text, fields: new TrackFieldValues { Label = text }, cancellationToken: Cancel);
        await Tracks.UpdateAsync(added.Id, new TrackUpdate { MusicalKey = text[..1] is "\uD83C" ? "Am" : text[..1] }, Cancel);

        Track read = await GetAsync(added.Id);
        PlatformInfo link = (await Tracks.GetPlatformInfoAsync(added.Id, "discogs", Cancel))!;
        Assert.Equal((added.Title, added.Artist, added.Album, added.LocalPath), (read.Title, read.Artist, read.Album, read.LocalPath));
        Assert.Equal((text, text), (link.PlatformId, link.PlatformUri));
        Assert.Equal(added.Id, (await Tracks.FindByPlatformAsync("discogs", text, Cancel))!.Id);
        Assert.False((await Tracks.GetOrAddAsync(new NewTrack { Title = text, Artist = text, Album = text }, Cancel)).IsAdded);
    }

    [Fact]
    public async Task Texts_Decomposed_AreStoredComposed()
    {
        Track track = await AddAsync("Cafe\u0301");

        Assert.Equal("Café", (await GetAsync(track.Id)).Title);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task IdsAndPaths_OtherSpellings_AreStoredAndFoundExactly()
    {
        string[] spellings = [" Cafe\u0301 ", "Cafe\u0301", "Caf\u00e9", "caf\u00e9", "CAF\u00c9"];
        foreach (string spelling in spellings)
        {
            Track added = await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", LocalPath = spelling }, Cancel);
            await Tracks.AddPlatformInfoAsync(added.Id, "folder", spelling, spelling, cancellationToken: Cancel);
        }

        foreach (string spelling in spellings)
        {
            Track found = (await Tracks.FindByPlatformAsync("folder", spelling, Cancel))!;
            PlatformInfo link = (await Tracks.GetPlatformInfoAsync(found.Id, "folder", Cancel))!;
            Assert.Equal((spelling, spelling, spelling), (found.LocalPath, link.PlatformId, link.PlatformUri));
        }

        Assert.Null(await Tracks.FindByPlatformAsync("folder", " caf\u00e9", Cancel));
    }

    [Theory]
    [InlineData("a", 0)]
    [InlineData("", 0)]
    [InlineData("a", 0xD83D)]
    [InlineData("", 0xDE00)]
    [InlineData("", 32)]
    public async Task Texts_NoDatabaseStoresAlike_AreRefusedEverywhere(string start, int unit)
    {
        string text = start + (char)unit;
        Track track = await AddAsync("Title");

        await Assert.ThrowsAnyAsync<ArgumentException>(() => AddAsync(text));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = text }, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tags.AddTagsAsync(track.Id, ["fine", text], Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.SetTrackGenresAsync(track.Id, ["fine", text], cancellationToken: Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.AddPlatformInfoAsync(track.Id, "discogs", text, cancellationToken: Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Albums.AddAsync(new NewAlbum { Title = text, Artist = "Artist" }, Cancel));
        ImportResult import = await Tracks.ImportAsync(StreamAsync([new NewTrack { Title = text, Artist = "Artist" }]), cancellationToken: Cancel);

        Assert.Equal(1, import.Rejected);
        LibraryStatistics counts = await CountAllAsync();
        Assert.Equal((1, 1, 0, 0, 0), (counts.Tracks, counts.Albums, counts.Genres, counts.Tags, counts.PlatformLinks));
    }

    [Fact]
    public async Task Texts_AsLongAsAllowed_AreStoredAndLongerOnesRefused()
    {
        string name = string.Concat(Enumerable.Repeat("\u00C4\uFDFA", 250));
        string genre = string.Concat(Enumerable.Repeat("ﷺ", 100));
        string json = $"\"{new string('x', 300_000)}\"";

        Track track = await Tracks.AddAsync(new NewTrack { Title = name, Artist = name, Album = name, AlbumArtist = name, LocalPath = new string('é', 4000), Genres = [genre] }, Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, new string('p', 50), new string('i', 200), new string('u', 2000), json, cancellationToken: Cancel);
        await Tags.AddTagsAsync(track.Id, [genre], Cancel);

        Track read = await GetAsync(track.Id);
        Assert.Equal((500, 500, 4000), (read.Title.Length, read.Album!.Length, read.LocalPath!.Length));
        Assert.Equal(json, Assert.Single(await Tracks.GetPlatformInfoAsync(track.Id, Cancel)).PlatformData);
        Assert.Equal(1, await Tracks.CountAsync(new TrackQuery { Genres = [genre], Tags = [genre] }, cancellationToken: Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => AddAsync(name + "x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tags.AddTagsAsync(track.Id, [genre + "x"], Cancel));
    }

    [Fact]
    public async Task Numbers_AtTheirLimits_AreReadAsTheyWereGiven()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", Bpm = 1000, Duration = TimeSpan.Zero }, Cancel);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Bpm = 0.1 + 0.2, Duration = TimeSpan.FromDays(20) }, Cancel);

        Track read = await GetAsync(track.Id);

        Assert.Equal((0.1 + 0.2, TimeSpan.FromDays(20)), (read.Bpm, read.Duration));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { Bpm = double.NaN }, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { Bpm = 1000.5 }, Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task Times_OneMillisecondApart_AreReadInUtcAndSorted()
    {
        DateTimeOffset start = Time.GetUtcNow();
        Track first = await AddAsync("b");
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Track second = await AddAsync("a");
        Time.Advance(TimeSpan.FromMilliseconds(1));
        await Tracks.UpdateAsync(first.Id, new TrackUpdate { Year = "2001" }, Cancel);

        Track read = await GetAsync(first.Id);
        Assert.Equal((start, start.AddMilliseconds(2), TimeSpan.Zero), (read.CreatedAt, read.UpdatedAt, read.CreatedAt.Offset));
        Assert.Equal(start.AddMilliseconds(1), (await GetAsync(second.Id)).CreatedAt);
        Assert.Equal(["b", "a"], await TitlesAsync(new TrackQuery { OrderBy = TrackOrder.AddedAt }));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task Calls_AlreadyCanceled_WriteNothing()
    {
        Track track = await AddAsync("Title");
        var canceled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tracks.AddAsync(new NewTrack { Title = "Other", Artist = "Artist" }, canceled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "2001" }, canceled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tags.AddTagsAsync(track.Id, ["one"], canceled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Images.ResizeAndStoreImageAsync(Picture(), track.Id, cancellationToken: canceled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tracks.QueryAsync(new TrackQuery(), canceled));

        Assert.Equal(track, await GetAsync(track.Id));
        LibraryStatistics counts = await CountAllAsync();
        Assert.Equal((1, 0, 0), (counts.Tracks, counts.Tags, counts.Artworks));
    }
}
