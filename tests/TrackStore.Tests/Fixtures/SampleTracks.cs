namespace TrackStore.Tests.Fixtures;

/// <summary>Fills a library through the public API with something in every table, and with names that databases sort and match differently.</summary>
public static class SampleTracks
{
    private static readonly string[] Names =
    [
        "Zebra", "zebra", "Éclair", "eclair", "École", "Ａｂｃ", "abc", "ab c", "a-b", "ab", "a_b", "a%b", @"a\b", "100%", "ſ", "ß", "Straße", "🎵", "\uFDFA", "ﬀ", "ø", "o", "Ω", "я", "中", "_", "'", "1", "10", "2", "É", "e",
    ];

    public static async Task FillAsync(IServiceProvider services, Action<TimeSpan> wait, CancellationToken cancellationToken)
    {
        var random = new Random(12);
        var tracks = services.GetRequiredService<ITrackRepository>();
        var tags = services.GetRequiredService<ITagRepository>();
        var fields = services.GetRequiredService<ITrackFields>();
        var images = services.GetRequiredService<IImageRepository>();
        var lookups = services.GetRequiredService<IArtworkLookups>();
        var synchronizer = services.GetRequiredService<ITrackSynchronizer>();
        byte[][] pictures = [Pictures.Jpeg(1, 300, 300), Pictures.Jpeg(2, 200, 100)];
        await services.GetRequiredService<IAlbumRepository>().AddAsync(new NewAlbum { Title = "Ä", Artist = "Zebra", ReleaseYear = "1999", Label = "L" }, cancellationToken);
        foreach (string name in Names)
            await tags.DefineTagAsync($"tag {name}", random.Next(2) == 0 ? null : name, "#112233", cancellationToken);

        foreach (string name in Names.Concat(Names))
        {
            Track track = await tracks.AddAsync(NewTrack(random, name), cancellationToken);
            wait(TimeSpan.FromMilliseconds(random.Next(2)));
            if (random.Next(3) == 0)
                await tags.AddTagsAsync(track.Id, [$"tag {Pick(random)}", $"tag {Pick(random)}"], cancellationToken);
            if (random.Next(3) == 0)
                await tracks.AddPlatformInfoAsync(track.Id, "discogs", $"{track.Id}", "https://example.org", """{"a":1}""", new() { Year = "1998", Bpm = 99.5 }, cancellationToken: cancellationToken);
            if (random.Next(6) == 0)
                await tracks.MarkForUpdateAsync(track.Id, cancellationToken: cancellationToken);
            if (random.Next(4) == 0)
                await tracks.UpdateAsync(track.Id, new TrackUpdate { Title = $"{name} {Pick(random)}", Genres = [Pick(random)] }, cancellationToken);
            if (random.Next(5) == 0)
                await images.ResizeAndStoreImageAsync(pictures[random.Next(2)], trackId: track.Id, source: "spotify", cancellationToken: cancellationToken);
            else if (random.Next(5) == 0 && track.AlbumId is { } albumId)
                await images.ResizeAndStoreImageAsync(pictures[random.Next(2)], albumId: albumId, source: "discogs", cancellationToken: cancellationToken);
            foreach (ArtworkKind kind in (ArtworkKind[])[ArtworkKind.Front, ArtworkKind.Back])
                await lookups.ReportFailureAsync(ArtworkOwner.Track(track.Id), "web", "offline", kind, cancellationToken: cancellationToken);
            if (random.Next(4) == 0)
                await lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "discogs", cancellationToken: cancellationToken);
        }

        await synchronizer.SyncAsync(PlatformTracks(random), new SyncRunOptions { RunName = "nightly" }, cancellationToken: cancellationToken);
        foreach (TrackItem linked in (await tracks.QueryAsync(new TrackQuery { Platform = "spotify", PageSize = 5 }, cancellationToken)).Items)
            await fields.UsePlatformAsync(linked.TrackId!.Value, "spotify", [TrackField.Title, TrackField.Year], cancellationToken);
        await MergeAsync(tracks, services.GetRequiredService<IDuplicates>(), cancellationToken);
    }

    // Leaves an open proposal, the names of a merged track and a merged album, and a history.
    private static async Task MergeAsync(ITrackRepository tracks, IDuplicates duplicates, CancellationToken cancellationToken)
    {
        var track = new NewTrack { Title = "Merged", Artist = "one", Album = "First Album", Duration = TimeSpan.FromSeconds(200) };
        Track kept = await tracks.AddAsync(track, cancellationToken);
        Track other = await tracks.AddAsync(track with { Title = "Gone", Album = "Second Album" }, cancellationToken);
        await tracks.AddAsync(track with { Title = "Merged (Radio Edit)" }, cancellationToken);
        await duplicates.MergeAlbumsAsync(kept.AlbumId!.Value, other.AlbumId!.Value, cancellationToken);
        await duplicates.MergeTracksAsync(kept.Id, other.Id, cancellationToken);
    }

    private static NewTrack NewTrack(Random random, string name) => new()
    {
        Title = name,
        Artist = Pick(random),
        Album = random.Next(3) == 0 ? null : Pick(random),
        Year = random.Next(3) == 0 ? null : $"{random.Next(1990, 1995)}",
        Bpm = random.Next(3) == 0 ? null : random.Next(240, 250) / 2.0,
        Duration = random.Next(3) == 0 ? null : TimeSpan.FromMilliseconds(random.Next(100_000)),
        MusicalKey = "Am",
        Isrc = random.Next(3) == 0 ? $"USRC1760{random.Next(1000, 9999)}" : null,
        Label = Pick(random),
        IsAvailableLocally = random.Next(2) == 0,
        LocalPath = random.Next(2) == 0 ? $"/music/{name}.flac" : null,
        Genres = [Pick(random), Pick(random)],
    };

    private static async IAsyncEnumerable<PlatformTrack> PlatformTracks(Random random)
    {
        await Task.Yield();
        for (int i = 0; i < 30; i++)
        {
            yield return new PlatformTrack
            {
                Platform = "spotify",
                Id = $"id{i}",
                Title = Pick(random),
                Artist = Pick(random),
                Album = Pick(random),
                DiscNumber = i % 3 == 0 ? 1 + (i / 3 % 2) : null,
                TrackNumber = i % 5 == 0 ? null : 1 + (i % 7),
                Year = $"{random.Next(1990, 1995)}",
                Genres = [Pick(random)],
                Json = """{"name":"é"}""",
                Artwork = i % 3 == 0 ? [new PlatformArtwork { Url = $"https://pictures.invalid/{i}.jpg" }] : [],
                ResumeToken = $"{i}",
            };
        }
    }

    private static string Pick(Random random) => Names[random.Next(Names.Length)];
}
