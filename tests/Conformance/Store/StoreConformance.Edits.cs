namespace TrackStore.Conformance;

/// <content>Edits and the layers below them.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task UpdateAsync_ExpectedVersionIsOld_WritesNothing()
    {
        Track track = await AddAsync("Title");
        Track edited = await Tracks.UpdateAsync(track.Id, new TrackUpdate { Bpm = 99.5, ExpectedEditVersion = track.EditVersion }, Cancel);

        EditConflictException conflict = await Assert.ThrowsAsync<EditConflictException>(
            () => Tracks.UpdateAsync(track.Id, new TrackUpdate { Bpm = 100, Title = "Other", ExpectedEditVersion = track.EditVersion }, Cancel));

        Assert.Equal((track.EditVersion, edited.EditVersion), (conflict.ExpectedVersion, conflict.ActualVersion));
        Assert.True(edited.EditVersion > track.EditVersion);
        Assert.Equal(edited, await GetAsync(track.Id));
    }

    [Fact]
    public async Task UpdateAsync_SameValueAgain_ChangesNothing()
    {
        Track track = await AddAsync("Title");
        Track edited = await Tracks.UpdateAsync(track.Id, new TrackUpdate { Label = "Warp" }, Cancel);
        Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(edited, await Tracks.UpdateAsync(track.Id, new TrackUpdate { Label = "Warp" }, Cancel));
    }

    [Fact]
    public async Task UpdateAsync_NullAndOtherAlbum_EmptiesTheFieldAndMovesTheTrack()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", Album = "Old", Year = "1999" }, Cancel);

        Track edited = await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = (string?)null, Album = "New", Genres = ["House"] }, Cancel);

        Assert.Equal((null, "New"), (edited.Year, edited.Album));
        Assert.NotEqual(track.AlbumId, edited.AlbumId);
        Assert.Equal(0, (await Albums.GetAsync(track.AlbumId!.Value, Cancel))?.TrackCount ?? 0);
        Assert.Equal("House", Assert.Single(await Tracks.GetGenresAsync(track.Id, Cancel)).Name);
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task UpdateAsync_OneOfManyTracksIsUnknown_WritesNothing()
    {
        Track first = await AddAsync("First");
        Track second = await AddAsync("Second");

        await Assert.ThrowsAsync<TrackNotFoundException>(() => Tracks.UpdateAsync([first.Id, 4711, second.Id], new TrackUpdate { Label = "Warp", Album = "New" }, Cancel));

        Assert.Equal(first, await GetAsync(first.Id));
        Assert.Equal(second, await GetAsync(second.Id));
        Assert.Equal(1, (await CountAllAsync()).Albums);
    }

    [Fact]
    public async Task UpdateAsync_ManyTracks_CountsThoseThatChanged()
    {
        await Tracks.ImportAsync(StreamAsync(Enumerable.Range(1, 600).Select(i => new NewTrack { Title = $"Title {i}", Artist = "Artist" })), cancellationToken: Cancel);
        long[] ids = [.. await Tracks.StreamAsync(new TrackQuery { PageSize = 500 }, Cancel).Select(item => item.TrackId!.Value).ToListAsync(Cancel)];
        await Tracks.UpdateAsync(ids[0], new TrackUpdate { Label = "Warp" }, Cancel);

        int changed = await Tracks.UpdateAsync([.. ids, ids[5]], new TrackUpdate { Label = "Warp" }, Cancel);

        Assert.Equal((600, 599), (ids.Length, changed));
        Assert.Equal("Warp", (await GetAsync(ids[^1])).Label);
    }

    [Fact]
    public async Task UpdateAsync_UnknownTrack_Throws()
        => await Assert.ThrowsAsync<TrackNotFoundException>(() => Tracks.UpdateAsync(4711, new TrackUpdate { Label = "Warp" }, Cancel));

    [Fact]
    [Trait(Set, Core)]
    public async Task UsePlatformAsync_ThenRevert_ShowsThePinThenTheRanking()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", Year = "1990" }, Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "1", fields: new TrackFieldValues { Year = "1991", Bpm = 120.5 }, cancellationToken: Cancel);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Year = "1992" }, Cancel);

        FieldExplanation edited = (await Fields.ExplainAsync(track.Id, TrackField.Year, Cancel))!;
        Track pinned = await Fields.UsePlatformAsync(track.Id, "Discogs", [TrackField.Year], Cancel);
        FieldExplanation explained = (await Fields.ExplainAsync(track.Id, TrackField.Year, Cancel))!;
        Track reverted = await Fields.RevertAsync(track.Id, cancellationToken: Cancel);

        Assert.Equal((FieldRule.EditedByUser, "1992"), (edited.Rule, edited.Value));
        Assert.Equal((FieldRule.Pinned, "1991", "1991"), (explained.Rule, explained.Value, pinned.Year));
        Assert.Equal(("1991", 120.5), (reverted.Year, reverted.Bpm));
        Assert.Equal(FieldRule.OnlyPlatform, (await Fields.ExplainAsync(track.Id, TrackField.Year, Cancel))!.Rule);
        Assert.Null(await Fields.ExplainAsync(4711, TrackField.Year, Cancel));
    }

    [Fact]
    public async Task UsePlatformAsync_PlatformHasNoValue_ChangesNothing()
    {
        Track track = await AddAsync("Title");
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "1", fields: new TrackFieldValues { Year = "1991" }, cancellationToken: Cancel);
        Track before = await GetAsync(track.Id);

        await Assert.ThrowsAsync<PlatformValueNotFoundException>(() => Fields.UsePlatformAsync(track.Id, "discogs", [TrackField.Year, TrackField.Label], Cancel));

        Assert.Equal(before, await GetAsync(track.Id));
    }

    [Fact]
    public async Task GetFieldsAsync_ThreeLayers_ListsThemWithTheEffectiveOne()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", Bpm = 100 }, Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "1", fields: new TrackFieldValues { Bpm = 101.5 }, cancellationToken: Cancel);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Bpm = 102 }, Cancel);

        TrackFieldValue[] values = [.. (await Fields.GetFieldsAsync(track.Id, Cancel)).Where(value => value.Field == TrackField.Bpm)];

        Assert.Equal(
            [(FieldLayer.User, "102", true), (FieldLayer.Platform, "101.5", false), (FieldLayer.Base, "100", false)],
            values.OrderBy(value => value.Layer).Select(value => (value.Layer, value.Value, value.IsEffective)));
        Assert.All(values, value => Assert.Equal(Time.GetUtcNow(), value.SetAt));
    }
}
