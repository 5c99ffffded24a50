namespace TrackStore.Conformance;

/// <content>Facets, of the whole library and of a query's result.</content>
public abstract partial class StoreConformance
{
    private ILibraryFacets Facets => Get<ILibraryFacets>();

    [Fact]
    [Trait(Set, Core)]
    public async Task GetFacetsAsync_WholeLibraryAndAQueryThatMatchesAll_SayTheSame()
    {
        await FillFacetsAsync();

        TrackFacets whole = await Facets.GetAsync(cancellationToken: Cancel);
        TrackFacets queried = await Facets.GetAsync(new TrackQuery { Artist = "artist" }, cancellationToken: Cancel);

        foreach (TrackFacets facets in (TrackFacets[])[whole, queried])
        {
            Assert.Equal(5, facets.TrackCount);
            Assert.Equal([new("House", 3), new("Acid", 1)], facets.Genres!);
            Assert.Equal(2, facets.WithoutGenre);
            Assert.Equal([new("a", 2), new("b", 1)], facets.Tags!);
            Assert.Equal([new("discogs", 2, 1), new("spotify", 1, 0)], facets.Platforms!);
            Assert.Equal([new(1989, 1), new(1994, 1), new(1999, 2)], facets.Years!);
            Assert.Equal([new(1980, 1), new(1990, 3)], facets.Decades!);
            Assert.Equal([new(85, 1), new(120, 2), new(125, 1)], facets.BpmBands!);
            Assert.Equal(["8A", "8B"], facets.Keys!.Select(key => key.Value.ToString(KeyNotation.Camelot)));
            Assert.Equal([2, 1], facets.Keys!.Select(key => key.TrackCount));
            Assert.Equal([new(new DateOnly(2026, 1, 1), 3), new(new DateOnly(2026, 4, 1), 2)], facets.MonthsAdded!);
            Assert.Equal(1, facets.WithImage);
            Assert.Equal(
                [
                    new(TrackField.Title, "base", 3), new(TrackField.Title, "user", 2), new(TrackField.Artist, "base", 5), new(TrackField.Year, "base", 4),
                    new(TrackField.Bpm, "base", 4), new(TrackField.MusicalKey, "base", 3), new(TrackField.Label, "discogs", 1),
                ],
                facets.FieldSources!);
        }
    }

    [Fact]
    [Trait(Set, Core)]
    public async Task GetFacetsAsync_KeptAnswers_FollowChangesOfOtherStores()
    {
        long[] ids = await FillFacetsAsync();
        TrackFacets ofHouse = await Facets.GetAsync(new TrackQuery { Genres = ["house"] }, TrackFacetKinds.Tags, Cancel);
        Assert.Equal(5, (await Facets.GetAsync(cancellationToken: Cancel)).TrackCount);
        Assert.Same(ofHouse, await Facets.GetAsync(new TrackQuery { Genres = ["house"], PageSize = 9 }, TrackFacetKinds.Tags, Cancel));
        Assert.NotSame(ofHouse, await Facets.GetAsync(new TrackQuery { Tags = ["house"] }, TrackFacetKinds.Tags, Cancel));
        ITagRepository elsewhere = Open().GetRequiredService<ITagRepository>();
        await elsewhere.AddTagsAsync(ids[4], ["b"], Cancel);

        Assert.Equal([new("a", 2), new("b", 2)], (await Facets.GetAsync(TrackFacetKinds.Tags, Cancel)).Tags!);
        Assert.NotSame(ofHouse, await Facets.GetAsync(new TrackQuery { Genres = ["house"] }, TrackFacetKinds.Tags, Cancel));
        await Tracks.DeleteAsync(ids[0], Cancel);
        TrackFacets facets = await Facets.GetAsync(TrackFacetKinds.Tags | TrackFacetKinds.Decades, Cancel);
        Assert.Equal(4, facets.TrackCount);
        Assert.Equal([new("a", 1), new("b", 1)], facets.Tags!);
        Assert.Equal(3, facets.Decades!.Sum(decade => decade.TrackCount));
    }

    [Fact]
    public async Task GetFacetsAsync_Query_CountsOnlyWhatMatches()
    {
        await FillFacetsAsync();

        TrackFacets facets = await Facets.GetAsync(new TrackQuery { Genres = ["house"], MinYear = 1999, Cursor = "ignored", PageSize = 1 }, TrackFacetKinds.Years | TrackFacetKinds.Genres, Cancel);

        Assert.Equal(2, facets.TrackCount);
        Assert.Equal([new(1999, 2)], facets.Years!);
        Assert.Equal([new("House", 2), new("Acid", 1)], facets.Genres!);
        Assert.Equal(0, facets.WithoutGenre);
        Assert.Null(facets.Tags);
        Assert.Null(facets.WithImage);
        Assert.Null((await Facets.GetAsync(TrackFacetKinds.Tags, Cancel)).WithoutGenre);
        Assert.Equal(0, (await Facets.GetAsync(new TrackQuery { Genres = ["nothing"] }, cancellationToken: Cancel)).TrackCount);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Facets.GetAsync((TrackFacetKinds)(1 << 20), Cancel));
    }

    [Fact]
    public async Task CountAsync_QueryOfAFacet_CountsWhatTheFacetSays()
    {
        await FillFacetsAsync();
        TrackFacets facets = await Facets.GetAsync(cancellationToken: Cancel);

        foreach (FacetValue<DateOnly> month in facets.MonthsAdded!)
        {
            DateTimeOffset since = new(month.Value, TimeOnly.MinValue, TimeSpan.Zero);
            Assert.Equal(month.TrackCount, await CountAsync(new TrackQuery { AddedSince = since, AddedBefore = since.AddMonths(1) }));
        }

        foreach (FieldSourceFacet source in facets.FieldSources!)
            Assert.Equal(source.TrackCount, await CountAsync(new TrackQuery { FieldSource = new TrackFieldSource(source.Field, source.Source.ToUpperInvariant()) }));
        foreach (FacetValue<int> band in facets.BpmBands!)
            Assert.Equal(band.TrackCount, await CountAsync(new TrackQuery { MinBpm = band.Value, MaxBpm = Math.BitDecrement(band.Value + 5.0) }));
        Assert.Equal(3, await CountAsync(new TrackQuery { AddedBefore = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero) }));
        Assert.Equal(0, await CountAsync(new TrackQuery { FieldSource = new TrackFieldSource(TrackField.Year, "discogs") }));
        await Assert.ThrowsAsync<ArgumentException>(() => CountAsync(new TrackQuery { FieldSource = new TrackFieldSource(TrackField.Genres, "user") }));
        await Assert.ThrowsAsync<ArgumentException>(() => CountAsync(new TrackQuery { FieldSource = new TrackFieldSource(TrackField.Year, " ") }));

        Task<int> CountAsync(TrackQuery query) => Tracks.CountAsync(query, cancellationToken: Cancel);
    }

    // Two in April, three in January.
    private async Task<long[]> FillFacetsAsync()
    {
        NewTrack[] added =
        [
            new() { Title = "1", Artist = "Artist", Genres = ["House"], Year = "1999", Bpm = 120, MusicalKey = "8A" },
            new() { Title = "2", Artist = "Artist", Genres = ["House", "Acid"], Year = "1999-05-01", Bpm = 124.9, MusicalKey = "Am" },
            new() { Title = "3", Artist = "Artist", Genres = ["House"], Year = "1994", Bpm = 125, MusicalKey = "C" },
            new() { Title = "4", Artist = "Artist", Year = "1989", Bpm = 89.9 },
            new() { Title = "5", Artist = "Artist" },
        ];
        var ids = new List<long>();
        foreach (NewTrack track in added)
        {
            if (ids.Count == 3)
                Time.Advance(TimeSpan.FromDays(100));
            ids.Add((await Tracks.AddAsync(track, Cancel)).Id);
        }

        await Tags.AddTagsAsync(ids[0], ["a", "b"], Cancel);
        await Tags.AddTagsAsync(ids[1], ["a"], Cancel);
        await Tracks.AddPlatformInfoAsync(ids[0], "spotify", "s1", cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(ids[0], "discogs", "d1", fields: new() { Label = "Warp" }, cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(ids[1], "discogs", "d2", cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(ids[1], "discogs", "d3", cancellationToken: Cancel);
        await Tracks.MarkForUpdateAsync(ids[1], "discogs", cancellationToken: Cancel);
        await Get<ITrackFields>().UsePlatformAsync(ids[0], "discogs", [TrackField.Label], Cancel);
        await Tracks.UpdateAsync(ids[3], new TrackUpdate { Title = "Four" }, Cancel);
        await Tracks.UpdateAsync(ids[4], new TrackUpdate { Title = "Five" }, Cancel);
        await Images.ResizeAndStoreImageAsync(Picture(1), ids[2], cancellationToken: Cancel);
        return [.. ids];
    }
}
