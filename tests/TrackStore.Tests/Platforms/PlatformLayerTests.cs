using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Platforms;

/// <summary>The platforms' values of a track, and which of them it shows.</summary>
public sealed class PlatformLayerTests : LibraryTest
{
    [Fact]
    public async Task AddPlatformInfoAsync_SeveralPlatforms_ShowsTheBestRankedOfEachField()
    {
        Track track = await AddAsync();

        await LinkAsync(track.Id, "spotify", new() { Year = "1998", Bpm = 120, Label = "Sony" });
        await LinkAsync(track.Id, "discogs", new() { Year = "1997", Label = "Warp" });
        await LinkAsync(track.Id, "rekordbox", new() { Bpm = 123.5 });

        Track shown = await GetAsync(track.Id);
        Assert.Equal(("1997", 123.5, "Warp", "Title"), (shown.Year, shown.Bpm, shown.Label, shown.Title));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_UserEdited_ChangesTheLayerBelowOnly()
    {
        Track track = await AddAsync();
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "2001", Bpm = null }, Cancel);

        await LinkAsync(track.Id, "discogs", new() { Year = "1997", Bpm = 99, Title = "Discogs title" });

        Track edited = await GetAsync(track.Id);
        Track reverted = await Fields.RevertAsync(track.Id, cancellationToken: Cancel);
        Assert.Equal(("2001", null, "Discogs title"), (edited.Year, edited.Bpm, edited.Title));
        Assert.Equal(("1997", 99d), (reverted.Year, reverted.Bpm));
    }

    [Fact]
    public async Task AddPlatformInfoAsync_EmptyValue_HidesNobodyElses()
    {
        Track track = await AddAsync();

        await LinkAsync(track.Id, "discogs", new() { EmptyFields = [TrackField.Year] });
        Track withBase = await GetAsync(track.Id);
        await LinkAsync(track.Id, "spotify", new() { Year = "1998" });
        Track withOther = await GetAsync(track.Id);

        Assert.Equal(("1990", "1998"), (withBase.Year, withOther.Year));
    }

    [Fact]
    public async Task UsePlatformAsync_Pin_FollowsThePlatformUntilItIsTakenBack()
    {
        Track track = await AddAsync();
        await LinkAsync(track.Id, "discogs", new() { Year = "1997" });
        await LinkAsync(track.Id, "spotify", new() { Year = "1998", Bpm = 120 });
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "2001" }, Cancel);

        Track pinned = await Fields.UsePlatformAsync(track.Id, "Spotify", [TrackField.Year], Cancel);
        await LinkAsync(track.Id, "spotify", new() { Year = "1999" });
        Track followed = await GetAsync(track.Id);
        Track reverted = await Fields.RevertAsync(track.Id, [TrackField.Year], Cancel);

        Assert.Equal(("1998", "1999", "1997"), (pinned.Year, followed.Year, reverted.Year));
    }

    [Fact]
    public async Task UsePlatformAsync_UnknownField_ChangesNothing()
    {
        Track track = await AddAsync();
        await LinkAsync(track.Id, "discogs", new() { Year = "1997" });
        Track before = await GetAsync(track.Id);

        PlatformValueNotFoundException error = await Assert.ThrowsAsync<PlatformValueNotFoundException>(
            () => Fields.UsePlatformAsync(track.Id, "discogs", [TrackField.Year, TrackField.Bpm, TrackField.Artwork], Cancel));
        PlatformValueNotFoundException unlinked = await Assert.ThrowsAsync<PlatformValueNotFoundException>(
            () => Fields.UsePlatformAsync(track.Id, "spotify", [TrackField.Year], Cancel));

        Assert.Equal([TrackField.Bpm, TrackField.Artwork], error.Fields);
        Assert.Contains("It has values for: Year", error.Message, StringComparison.Ordinal);
        Assert.Contains("Link or sync", unlinked.Message, StringComparison.Ordinal);
        Assert.Equal(before, await GetAsync(track.Id));
    }

    [Fact]
    public async Task RemovePlatformInfoAsync_Layer_FallsBackByItself()
    {
        Track track = await AddAsync();
        await LinkAsync(track.Id, "spotify", new() { Year = "1998" });
        await LinkAsync(track.Id, "discogs", new() { Year = "1997", Title = "Other" });
        await Fields.UsePlatformAsync(track.Id, "discogs", [TrackField.Title], Cancel);
        await Tracks.SetTrackGenresAsync(track.Id, ["IDM"], "discogs", Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), track.Id, source: "discogs", cancellationToken: Cancel);

        bool removed = await Tracks.RemovePlatformInfoAsync(track.Id, "discogs", cancellationToken: Cancel);
        Track one = await GetAsync(track.Id);
        await Tracks.RemovePlatformInfoAsync(track.Id, "spotify", cancellationToken: Cancel);
        Track none = await GetAsync(track.Id);

        Assert.True(removed);
        Assert.Equal(("1998", "Title", false), (one.Year, one.Title, one.HasImage));
        Assert.Equal("1990", none.Year);
        Assert.Empty(await Tracks.GetGenresAsync(track.Id, Cancel));
        await Library.SweepAsync(Cancel);
        Assert.Equal(0L, Library.Count("artworks"));
        Assert.Equal(0L, Library.Sql("SELECT count(*) FROM track_fields WHERE layer = 'pin'"));
    }

    [Fact]
    public async Task RemovePlatformInfoAsync_PictureTheUserChose_Stays()
    {
        Track track = await AddAsync();
        await LinkAsync(track.Id, "discogs", new() { Year = "1997" });
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), albumId: track.AlbumId, source: "discogs", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 100, 100), albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);
        await Fields.UsePlatformAsync(track.Id, "discogs", [TrackField.Artwork], Cancel);

        await Tracks.RemovePlatformInfoAsync(track.Id, "discogs", cancellationToken: Cancel);

        ArtworkExplanation explanation = await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        Assert.Equal((ArtworkRule.ChosenByUser, "discogs"), (explanation.Rule, explanation.Shown?.Source));
    }

    [Fact]
    public async Task UsePlatformAsync_Cover_IsTheTracksOwnChoiceAndCanBeTakenBack()
    {
        Track track = await AddAsync();
        Track other = await AddAsync("Other");
        await LinkAsync(track.Id, "discogs", new() { Year = "1997" });
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(1, 100, 100), albumId: track.AlbumId, source: "discogs", cancellationToken: Cancel);
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(2, 100, 100), albumId: track.AlbumId, source: "spotify", cancellationToken: Cancel);

        await Fields.UsePlatformAsync(track.Id, "discogs", [TrackField.Artwork], Cancel);
        (string own, string others) = (await SourceOfAsync(track.Id), await SourceOfAsync(other.Id));
        FieldExplanation? explained = await Fields.ExplainAsync(track.Id, TrackField.Artwork, Cancel);
        await Fields.RevertAsync(track.Id, [TrackField.Artwork], Cancel);

        Assert.Equal(("discogs", "spotify"), (own, others));
        Assert.Equal((FieldRule.Pinned, "discogs"), (explained!.Rule, explained.Winner?.Platform));
        Assert.Equal("discogs", await SourceOfAsync(track.Id));
        Assert.False((await Library.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel)).Shown!.IsChosen);
    }

    [Fact]
    public async Task ExplainAsync_Field_ListsCandidatesRuleAndWinner()
    {
        Track track = await AddAsync();
        await LinkAsync(track.Id, "spotify", new() { Year = "1998" });
        await LinkAsync(track.Id, "discogs", new() { Year = "1997" });
        await LinkAsync(track.Id, "beatport", new() { Year = "2020", Bpm = 130 });

        FieldExplanation? year = await Fields.ExplainAsync(track.Id, TrackField.Year, Cancel);
        FieldExplanation? bpm = await Fields.ExplainAsync(track.Id, TrackField.Bpm, Cancel);
        FieldExplanation? title = await Fields.ExplainAsync(track.Id, TrackField.Title, Cancel);
        FieldExplanation? key = await Fields.ExplainAsync(track.Id, TrackField.MusicalKey, Cancel);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = null }, Cancel);
        FieldExplanation? edited = await Fields.ExplainAsync(track.Id, TrackField.Year, Cancel);

        Assert.Equal(
            (FieldRule.PlatformRanking, FieldRule.OnlyPlatform, FieldRule.FirstStored, FieldRule.Unknown, FieldRule.EditedByUser),
            (year!.Rule, bpm!.Rule, title!.Rule, key!.Rule, edited!.Rule));
        Assert.Equal(
            [("discogs", "1997", true), ("spotify", "1998", false), ("beatport", "2020", false), (null, "1990", false)],
            year.Candidates.Select(c => (c.Platform, c.Value, c.IsEffective)));
        Assert.Equal((null, 5), (edited.Value, edited.Candidates.Count));
        Assert.Null(await Fields.ExplainAsync(404, TrackField.Year, Cancel));
    }

    [Fact]
    public async Task UpdateAsync_Genres_AreTheUsersAndEmptyIsDeliberate()
    {
        Track track = await AddAsync();
        await Tracks.SetTrackGenresAsync(track.Id, ["Techno"], "discogs", Cancel);
        await Tracks.SetTrackGenresAsync(track.Id, ["House"], "spotify", Cancel);

        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Genres = ["Mine"] }, Cancel);
        string mine = await GenresAsync(track.Id);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Genres = Array.Empty<string>() }, Cancel);
        string none = await GenresAsync(track.Id);
        await Tracks.SetTrackGenresAsync(track.Id, ["Trance"], "discogs", Cancel);
        string stillNone = await GenresAsync(track.Id);
        FieldExplanation? explained = await Fields.ExplainAsync(track.Id, TrackField.Genres, Cancel);
        await Fields.UsePlatformAsync(track.Id, "spotify", [TrackField.Genres], Cancel);
        string pinned = await GenresAsync(track.Id);
        await Fields.RevertAsync(track.Id, [TrackField.Genres], Cancel);

        Assert.Equal(("Mine", "", "", "House", "Trance"), (mine, none, stillNone, pinned, await GenresAsync(track.Id)));
        Assert.Equal((FieldRule.EditedByUser, null, 3), (explained!.Rule, explained.Value, explained.Candidates.Count));
    }

    [Fact]
    public async Task UpdateAsync_TrackWasEditedMeanwhile_IsAConflictAndASyncIsNone()
    {
        Track seen = await AddAsync();
        await LinkAsync(seen.Id, "discogs", new() { Year = "1997" });

        Track first = await Tracks.UpdateAsync(seen.Id, new TrackUpdate { Title = "Mine", ExpectedEditVersion = seen.EditVersion }, Cancel);
        EditConflictException conflict = await Assert.ThrowsAsync<EditConflictException>(
            () => Tracks.UpdateAsync(seen.Id, new TrackUpdate { Title = "Theirs", ExpectedEditVersion = seen.EditVersion }, Cancel));

        Assert.Equal((seen.EditVersion, first.EditVersion), (conflict.ExpectedVersion, conflict.ActualVersion));
        Assert.Equal(first, await GetAsync(seen.Id));
    }

    [Fact]
    public async Task ImportAsync_TrackEditedByPlatforms_IsFoundByTheNamesOfItsSources()
    {
        Track track = await AddAsync();
        await LinkAsync(track.Id, "spotify", new() { Title = "Title - Remastered" });

        ImportResult again = await Tracks.ImportAsync(new[] { New("Title") with { Bpm = 100 } }.ToAsyncEnumerable(), cancellationToken: Cancel);

        Assert.Equal((0, 1), (again.Added, again.Updated));
        Assert.Equal(("Title - Remastered", 100d), ((await GetAsync(track.Id)).Title, (await GetAsync(track.Id)).Bpm));
    }

    private static NewTrack New(string title) => new() { Title = title, Artist = "Artist", Album = "Album", Year = "1990" };

    private Task<Track> AddAsync(string title = "Title") => Tracks.AddAsync(New(title), Cancel);

    private async Task<Track> GetAsync(long trackId) => (await Tracks.GetAsync(trackId, Cancel))!;

    private Task<PlatformInfo> LinkAsync(long trackId, string platform, TrackFieldValues fields)
        => Tracks.AddPlatformInfoAsync(trackId, platform, $"{platform}-id", fields: fields, cancellationToken: Cancel);

    private async Task<string> GenresAsync(long trackId)
        => string.Join(", ", (await Tracks.GetGenresAsync(trackId, Cancel)).Where(genre => genre.IsEffective).Select(genre => genre.Name));

    private async Task<string> SourceOfAsync(long trackId)
        => Assert.IsType<ImageLoadResult.Loaded>(await Loader.LoadTrackImageAsync(trackId, cancellationToken: Cancel)).Source;
}
