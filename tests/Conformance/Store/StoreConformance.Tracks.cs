namespace TrackStore.Conformance;

/// <content>Adding, importing and deleting tracks.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task AddAsync_EveryField_IsReadAsItWasGiven()
    {
        Track added = await Tracks.AddAsync(
            new NewTrack
            {
                Title = "Windowlicker",
                Artist = "Aphex Twin",
                Album = "Singles",
                AlbumArtist = "Various",
                Duration = TimeSpan.FromMilliseconds(366_123),
                Year = "1999-03-22",
                Bpm = 123.45,
                MusicalKey = "F#m",
                Isrc = "GBBPW9900001",
                Label = "Warp",
                IsAvailableLocally = true,
                LocalPath = "/music/ä/Windowlicker.flac",
                ArtworkUrl = "https://example.org/cover.jpg",
                Genres = ["IDM", "Electronic"],
            },
            Cancel);

        Track read = await GetAsync(added.Id);

        Assert.Equal(added, read);
        Assert.Equal(("Windowlicker", "Aphex Twin", "Singles", "1999-03-22"), (read.Title, read.Artist, read.Album, read.Year));
        Assert.Equal((TimeSpan.FromMilliseconds(366_123), 123.45), (read.Duration, read.Bpm));
        Assert.Equal(("F#m", "GBBPW9900001", "Warp"), (read.MusicalKey, read.Isrc, read.Label));
        Assert.Equal((true, "/music/ä/Windowlicker.flac"), (read.IsAvailableLocally, read.LocalPath));
        Assert.Equal("https://example.org/cover.jpg", read.ArtworkUrl);
        Assert.Equal("Various", (await Albums.GetAsync(read.AlbumId!.Value, Cancel))!.Artist);
        Assert.Equal(["IDM", "Electronic"], (await Tracks.GetGenresAsync(read.Id, Cancel)).Select(genre => genre.Name));
    }

    [Fact]
    public async Task AddAsync_OnlyNames_LeavesTheRestUnknown()
    {
        Track read = await GetAsync((await AddAsync("Title", album: null)).Id);

        Assert.Equal((null, null, null, null, null), (read.AlbumId, read.Duration, read.Year, read.Bpm, read.ArtworkKey));
        Assert.False(read.IsAvailableLocally);
    }

    [Fact]
    public async Task AddAsync_SameNamesTwice_AddsTwoTracksToOneAlbum()
    {
        Track first = await AddAsync("Title");
        Track second = await AddAsync("Title");

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.AlbumId, second.AlbumId);
        Assert.Equal(2, (await Albums.GetAsync(first.AlbumId!.Value, Cancel))!.TrackCount);
    }

    [Fact]
    public async Task GetOrAddAsync_NamesInOtherSpelling_ReturnsTheStoredTrack()
    {
        Track stored = await AddAsync("Déjà – Vu", artist: "Beyoncé");

        GetOrAddResult result = await Tracks.GetOrAddAsync(new NewTrack { Title = "DEJA - VU", Artist = "BEYONCE", Album = "album", Year = "2006" }, Cancel);

        Assert.False(result.IsAdded);
        Assert.Equal(stored, result.Track);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task GetOrAddAsync_ManyAtOnceInTwoStores_AddOneTrack()
    {
        var other = Open().GetRequiredService<ITrackRepository>();
        var track = new NewTrack { Title = "Title", Artist = "Artist", Album = "Album" };

        GetOrAddResult[] results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? Tracks : other).GetOrAddAsync(track, Cancel)));

        Assert.Single(results, result => result.IsAdded);
        Assert.Single(results.Select(result => result.Track.Id).Distinct());
        LibraryStatistics counts = await CountAllAsync();
        Assert.Equal((1, 1), (counts.Tracks, counts.Albums));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task ImportAsync_NewStoredAndInvalidTracks_CountsThemAndKeepsEdits()
    {
        Track edited = await AddAsync("Title 1");
        await Tracks.UpdateAsync(edited.Id, new TrackUpdate { Year = "2001" }, Cancel);
        NewTrack[] tracks = [.. Enumerable.Range(1, 30).Select(i => new NewTrack { Title = $"Title {i}", Artist = "Artist", Album = "Album", Year = "1999" })];

        ImportResult first = await Tracks.ImportAsync(StreamAsync(tracks.Append(new NewTrack { Title = "", Artist = "Artist" })), cancellationToken: Cancel);
        ImportResult again = await Tracks.ImportAsync(StreamAsync(tracks), cancellationToken: Cancel);

        Assert.Equal((31, 29, 1, 0, 1), (first.Read, first.Added, first.Updated, first.Unchanged, first.Rejected));
        Assert.Equal(30, Assert.Single(first.Rejections).Index);
        Assert.Equal((30, 0, 0, 30), (again.Read, again.Added, again.Updated, again.Unchanged));
        Assert.Equal("2001", (await GetAsync(edited.Id)).Year);
        Assert.Equal(30, (await CountAllAsync()).Tracks);
    }

    [Fact]
    public async Task ImportAsync_Canceled_KeepsNoHalfOfATransaction()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tracks.ImportAsync(EndlessAsync(), cancellationToken: cancel.Token));

        LibraryStatistics counts = await CountAllAsync();
        Assert.Equal(counts.Tracks, counts.Albums);

        async IAsyncEnumerable<NewTrack> EndlessAsync()
        {
            for (int i = 0; ; i++)
            {
                if (i == 1200)
                    await cancel.CancelAsync();
                yield return new NewTrack { Title = $"Title {i}", Artist = "Artist", Album = $"Album {i}" };
            }
        }
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task DeleteAsync_TrackWithEverything_LeavesOnlyItsAlbumAndTheNames()
    {
        Track track = await AddAsync("Title");
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "1", cancellationToken: Cancel);
        await Tracks.SetTrackGenresAsync(track.Id, ["House"], cancellationToken: Cancel);
        await Tags.AddTagsAsync(track.Id, ["dance"], Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(), track.Id, cancellationToken: Cancel);
        await Lookups.ReportAbsentAsync(ArtworkOwner.Track(track.Id), "web", cancellationToken: Cancel);

        bool existed = await Tracks.DeleteAsync(track.Id, Cancel);

        Assert.True(existed);
        Assert.Null(await Tracks.GetAsync(track.Id, Cancel));
        LibraryStatistics counts = await CountAllAsync();
        Assert.Equal((0, 0, 0, 0L), (counts.Tracks, counts.PlatformLinks, counts.Artworks, counts.ImageBytes));
        Assert.DoesNotContain(await Tags.ListTagsAsync(Cancel), tag => tag.TrackCount > 0);
        Assert.False(await Tracks.DeleteAsync(track.Id, Cancel));
    }

    [Fact]
    public async Task AddAsync_AfterTheLastTrackWasDeleted_UsesItsIdNeverAgain()
    {
        Track deleted = await AddAsync("Title");
        await Tracks.DeleteAsync(deleted.Id, Cancel);

        Assert.True((await AddAsync("Title")).Id > deleted.Id);
    }

    [Fact]
    public async Task GetItemsAsync_UnknownAndRepeatedIds_KeepsTheOrder()
    {
        Track first = await AddAsync("First");
        Track second = await AddAsync("Second");
        await Tags.AddTagsAsync(second.Id, ["b", "a"], Cancel);
        await Tracks.AddPlatformInfoAsync(second.Id, "discogs", "1", cancellationToken: Cancel);

        IReadOnlyList<TrackItem> items = await Tracks.GetItemsAsync([second.Id, 4711, first.Id, second.Id], TrackItemParts.All, Cancel);

        Assert.Equal([second.Id, first.Id], items.Select(item => item.TrackId!.Value));
        Assert.Equal(["a", "b"], items[0].Tags);
        Assert.Equal("discogs", Assert.Single(items[0].Platforms!).Platform);
        Assert.Empty(items[1].Tags!);
    }

    [Fact]
    public async Task GetItemsAsync_MoreIdsThanAStatementHasParameters_ReadsThemAll()
    {
        Track track = await AddAsync("Title");

        IReadOnlyList<TrackItem> items = await Tracks.GetItemsAsync([.. Enumerable.Range(1_000_000, 70_000).Select(id => (long)id), track.Id], cancellationToken: Cancel);

        Assert.Equal(track.Id, Assert.Single(items).TrackId);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task RelocateAsync_ManyTracks_MovesThoseBelowTheFolder()
    {
        await Tracks.ImportAsync(
            StreamAsync(Enumerable.Range(1, 1200).Select(number => new NewTrack
            {
                Title = $"Title {number}",
                Artist = "Artist",
                LocalPath = number % 2 == 0 ? $@"c:\MUSIC\{number}.mp3" : $@"C:\Musical\{number}.mp3",
            })),
            cancellationToken: Cancel);

        RelocationResult preview = await Tracks.PreviewRelocateAsync(@"C:\Music", "/home/me", Cancel);
        RelocationResult result = await Tracks.RelocateAsync(@"C:\Music", "/home/me", Cancel);

        Assert.Equal((600, 600, 20), (preview.Relocated, result.Relocated, result.Samples.Count));
        Assert.Equal(preview.Samples, result.Samples);
        foreach (RelocatedPath sample in result.Samples)
            Assert.Equal(sample.After, (await GetAsync(sample.TrackId)).LocalPath);
        Assert.Equal(0, (await Tracks.PreviewRelocateAsync(@"C:\Music", "/home/me", Cancel)).Relocated);
    }
}
