using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Web.Demo;

/// <summary>
/// Fills a new library with a part of the stand-ins' music, as if its owner had synced for a while, and edited, tagged and pinned.
/// </summary>
internal sealed class DemoLibrary(
    LibrarySettings settings,
    StandInHost standIn,
    ITrackStoreDatabase database,
    ITrackRepository tracks,
    ITrackFields fields,
    ITagRepository tags,
    ITrackSynchronizer synchronizer,
    IEnumerable<IPlatformClient> clients)
{
    /// <summary>
    /// The number of albums that a new library has of Spotify. The others are on the platforms only, so that a search finds something new
    /// and a sync has something to bring.
    /// </summary>
    public const int SpotifyAlbums = 52;

    private const int DiscogsAlbums = 18;

    /// <summary>As long as an answer of a platform takes on a good connection.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(120);

    private static readonly TimeSpan Shorter = TimeSpan.FromSeconds(9);

    private static readonly (string Name, string Color, string Description)[] Tags =
    [
        ("Favorites", "#d6336c", "What never gets old"), ("Warm-up", "#e8850c", "For the first hour"),
        ("Peak time", "#7a3fb0", "Not before midnight"),
        ("Sunday", "#2b8a3e", "Coffee and windows"), ("On vinyl", "#1c7ed6", "Also on the shelf"),
    ];

    /// <summary>Gets the file that is there while the demo's own library is filled, or null for a library that the user named.</summary>
    private string? Unfinished => !settings.IsOwn && settings.Address.File is { } file ? $"{file}.unfinished" : null;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        // An earlier start was ended before it had filled the library.
        if (File.Exists(Unfinished))
            DeleteLibrary();
        await InitializeAsync(cancellationToken);
        if ((await database.GetStatisticsAsync(cancellationToken)).Tracks == 0)
        {
            Console.WriteLine($"Creating the demo library in {settings.Address.Name} ...");
            if (Unfinished is { } mark)
                await File.WriteAllBytesAsync(mark, [], cancellationToken);
            await FillAsync(cancellationToken);
            if (Unfinished is { } done)
                File.Delete(done);
        }

        standIn.Delay = AnswerTime;
    }

    // A demo of another version of the schema has nothing that anybody would miss.
    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.InitializeAsync(cancellationToken);
        }
        catch (SchemaVersionException) when (Unfinished is not null)
        {
            DeleteLibrary();
            await database.InitializeAsync(cancellationToken);
        }
    }

    private void DeleteLibrary()
    {
        string file = settings.Address.File!;
        foreach (string part in new[] { file, $"{file}-wal", $"{file}-shm" })
            File.Delete(part);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        HashSet<string> albums = [.. LargeCatalog.Albums.Take(SpotifyAlbums).Select(album => SpotifyCatalog.IdOf(album.Title))];
        string[] songs = [.. standIn.Spotify.Saved.Where(song => albums.Contains(song.Album.Id)).Select(song => song.Id)];
        await synchronizer.SyncAsync("spotify", songs, cancellationToken: cancellationToken);

        IDiscogsClient discogs = clients.OfType<IDiscogsClient>().Single();
        foreach (DiscogsRecord record in standIn.Discogs.All.Take(DiscogsAlbums))
            await synchronizer.SyncAsync(discogs.GetReleaseAsync(record.Id, cancellationToken), cancellationToken: cancellationToken);

        await tracks.AddAsync(
            new NewTrack { Title = "Untitled (Basement)", Artist = "Harbour Kids", Year = "2003", Duration = TimeSpan.FromSeconds(203) },
            cancellationToken);
        await tracks.AddAsync(
            new NewTrack { Title = "White Label B2", Artist = "Plattenbau 77", Album = "White Label 003", Bpm = 128, MusicalKey = "8A" },
            cancellationToken);
        await CurateAsync(cancellationToken);
        await AddCopiesAsync(cancellationToken);
    }

    private async Task CurateAsync(CancellationToken cancellationToken)
    {
        foreach ((string name, string color, string description) in Tags)
            await tags.DefineTagAsync(name, description, color, cancellationToken);
        List<TrackItem> all = await tracks.StreamAsync(new TrackQuery(), cancellationToken).ToListAsync(cancellationToken);
        for (int tag = 0; tag < Tags.Length; tag++)
        {
            long[] some = [.. all.Where((_, index) => (index + (tag * 5)) % (9 + (tag * 4)) == 0).Select(track => track.TrackId!.Value)];
            await tracks.ApplyAsync(
                SelectedTracks.Of(some), new BulkEdit { AddTags = [Tags[tag].Name] }, cancellationToken: cancellationToken);
        }

        Track? first = await tracks.FindByPlatformAsync("spotify", SpotifyCatalog.IdOf("Last Boat Out"), cancellationToken);
        if (first is null)
            return;
        await tracks.UpdateAsync(first.Id, new TrackUpdate { Bpm = 86, Label = "Pier Nine (reissue)" }, cancellationToken);
        await fields.UsePlatformAsync(first.Id, "discogs", [TrackField.Year], cancellationToken);
        foreach (long stale in all.Where((_, index) => index % 23 == 0).Select(track => track.TrackId!.Value))
            await tracks.MarkForUpdateAsync(stale, cancellationToken: cancellationToken);
    }

    // As they come from folders with careless names: the same again, a version, a typing error, other letters.
    private async Task AddCopiesAsync(CancellationToken cancellationToken)
    {
        Func<NewTrack, NewTrack>[] manners =
        [
            track => track with { Year = null, LocalPath = $"/music/{track.Title}.mp3", IsAvailableLocally = true },
            track => track with { Title = $"{track.Title} (Radio Edit)", Album = null, Duration = track.Duration - Shorter },
            track => track with { Title = track.Title.ToLowerInvariant(), Artist = track.Artist.ToUpperInvariant(), Album = null },
            track => track with { Title = $"{track.Title}{track.Title[^1]}", Bpm = 120, Genres = ["Elektronik"] },
            track => track with { Album = "Mixtape", Duration = null, Label = "Self-released" },
        ];
        string[] songs =
        [
            .. standIn.Spotify.Saved.Where((_, index) => index % 37 == 11).Take(2 * manners.Length).Select(song => song.Id),
        ];
        for (int copy = 0; copy < songs.Length; copy++)
        {
            if (await tracks.FindByPlatformAsync("spotify", songs[copy], cancellationToken) is not { } track)
                continue;
            var same = new NewTrack
            {
                Title = track.Title,
                Artist = track.Artist,
                Album = track.Album,
                Year = track.Year,
                Duration = track.Duration,
                LocalPath = null,
            };
            await tracks.AddAsync(manners[copy % manners.Length](same), cancellationToken);
        }
    }
}
