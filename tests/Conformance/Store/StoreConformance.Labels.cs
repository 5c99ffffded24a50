namespace TrackStore.Conformance;

/// <content>Genres, tags and albums.</content>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task SetTrackGenresAsync_TwoSources_ShowsTheUsersAndKeepsTheOther()
    {
        Track track = await AddAsync("Title");
        await Tracks.SetTrackGenresAsync(track.Id, ["House", "Deep House"], "discogs", Cancel);
        await Tracks.SetTrackGenresAsync(track.Id, ["Techno", "HOUSE"], cancellationToken: Cancel);

        IReadOnlyList<TrackGenre> both = await Tracks.GetGenresAsync(track.Id, Cancel);
        await Tracks.SetTrackGenresAsync(track.Id, [], cancellationToken: Cancel);
        IReadOnlyList<TrackGenre> without = await Tracks.GetGenresAsync(track.Id, Cancel);

        Assert.Equal([("user", true), ("user", true), ("discogs", false), ("discogs", false)], both.Select(genre => (genre.Source, genre.IsEffective)));
        Assert.Equal("Techno", both[0].Name);
        Assert.Equal(["House", "Deep House"], without.Where(genre => genre.Source == "discogs").Select(genre => genre.Name));
        Assert.Equal(3, (await CountAllAsync()).Genres);
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Tracks.SetTrackGenresAsync(4711, ["House"], cancellationToken: Cancel));
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task Tags_AddRemoveSetAndDefine_AreOneTagInAnySpelling()
    {
        Track first = await AddAsync("First");
        Track second = await AddAsync("Second");

        await Tags.AddTagsAsync(first.Id, ["Été", "night"], Cancel);
        await Tags.AddTagsAsync(second.Id, ["ÉTÉ"], Cancel);
        Tag defined = await Tags.DefineTagAsync("été", "For the beach", "#ffaa00", Cancel);
        IReadOnlyList<Tag> left = await Tags.RemoveTagsAsync(first.Id, ["NIGHT", "unknown"], Cancel);
        IReadOnlyList<Tag> set = await Tags.SetTagsAsync(second.Id, ["one", "two"], Cancel);

        Assert.Equal(("For the beach", "#ffaa00"), (defined.Description, defined.Color));
        Assert.Equal(defined.Id, Assert.Single(left).Id);
        Assert.Equal(["one", "two"], set.Select(tag => tag.Name));
        Assert.Equal(defined.Id, Assert.Single(await Tags.GetTagsAsync(first.Id, Cancel)).Id);
        Assert.Equal(1, (await Tags.ListTagsAsync(Cancel)).Single(tag => tag.Id == defined.Id).TrackCount);
        Assert.Equal(first.Id, Assert.Single(await Tracks.GetTracksByTagAsync("ÉtÉ", Cancel).ToListAsync(Cancel)).TrackId);
        await Assert.ThrowsAsync<TrackNotFoundException>(() => Tags.AddTagsAsync(4711, ["one"], Cancel));
    }

    /// <summary>A name that unfolds to 18 times its length, which no database could index, and another one that differs only at its end.</summary>
    [Fact]
    public async Task TagsAndGenres_NamesUnfoldToMany_AreFoundAgainAndStayApart()
    {
        string name = new('\uFDFA', 100);
        string other = new string('\uFDFA', 99) + "x";
        Track first = await AddAsync("First");
        Track second = await AddAsync("Second");

        foreach (Track track in (Track[])[first, second])
        {
            await Tags.AddTagsAsync(track.Id, [name], Cancel);
            await Tracks.SetTrackGenresAsync(track.Id, [name], cancellationToken: Cancel);
        }

        await Tags.AddTagsAsync(second.Id, [other, other.ToUpperInvariant()], Cancel);
        await Tracks.SetTrackGenresAsync(second.Id, [other], "discogs", Cancel);

        LibraryStatistics counts = await CountAllAsync();
        Assert.Equal((2, 2), (counts.Tags, counts.Genres));
        Assert.Equal([(name, 2), (other, 1)], (await Tags.ListTagsAsync(Cancel)).OrderByDescending(tag => tag.TrackCount).Select(tag => (tag.Name, tag.TrackCount)));
        Assert.Equal([first.Id, second.Id], await Tracks.GetTracksByTagAsync(name, Cancel).Select(track => track.TrackId!.Value).Order().ToListAsync(Cancel));
        Assert.Equal(2, await Tracks.CountAsync(new TrackQuery { Genres = [name] }, cancellationToken: Cancel));
        Assert.Equal(1, await Tracks.CountAsync(new TrackQuery { Tags = [name, other] }, cancellationToken: Cancel));
    }

    [Fact]
    public async Task Albums_AddFindEditAndDelete_AreOneAlbumInAnySpelling()
    {
        Album added = await Albums.AddAsync(new NewAlbum { Title = "Café", Artist = "Björk", ReleaseYear = "1993" }, Cancel);
        Album filled = await Albums.AddAsync(new NewAlbum { Title = "CAFE", Artist = "BJORK", ReleaseYear = "2000", Label = "One Little Indian" }, Cancel);
        Album edited = await Albums.UpdateAsync(added.Id, new AlbumUpdate { CatalogNumber = "TPLP 31", ReleaseYear = (string?)null }, Cancel);

        Assert.Equal((added.Id, "1993", "One Little Indian"), (filled.Id, filled.ReleaseYear, filled.Label));
        Assert.Equal((null, "TPLP 31", "One Little Indian"), (edited.ReleaseYear, edited.CatalogNumber, edited.Label));
        Assert.Equal(edited, await Albums.FindAsync("cafe", "bjork", Cancel));
        Assert.Null(await Albums.FindAsync("cafe", "other", Cancel));
        Assert.True(await Albums.DeleteAsync(added.Id, Cancel));
        Assert.Null(await Albums.GetAsync(added.Id, Cancel));
        await Assert.ThrowsAsync<AlbumNotFoundException>(() => Albums.UpdateAsync(added.Id, new AlbumUpdate { Label = "X" }, Cancel));
    }

    [Fact]
    public async Task DeleteAsync_AlbumWithTracks_Throws()
    {
        Track track = await AddAsync("Title");

        AlbumInUseException error = await Assert.ThrowsAsync<AlbumInUseException>(() => Albums.DeleteAsync(track.AlbumId!.Value, Cancel));

        Assert.Equal(1, error.TrackCount);
        Assert.NotNull(await Albums.GetAsync(track.AlbumId!.Value, Cancel));
    }
}
