namespace TrackStore.Conformance;

/// <content>Tracks by the source of what they show.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task FieldSources_WhateverDecidesAValue_AreCountedAndListed()
    {
        var history = Get<IChangeHistory>();
        var rankings = Get<IFieldRankings>();
        Track[] tracks = [await AddAsync("First"), await AddAsync("Second"), await AddAsync("Third", album: null)];
        foreach (Track track in tracks)
        {
            foreach ((string platform, string year) in new[] { ("spotify", "1998"), ("discogs", "1997") })
                await Tracks.AddPlatformInfoAsync(track.Id, platform, $"{platform}{track.Id}", fields: new() { Year = year, Title = track.Title }, cancellationToken: Cancel);
        }

        Assert.Equal([("discogs", 3)], await SourcesOfAsync(TrackField.Year));
        Assert.Equal([("base", 2)], await SourcesOfAsync(TrackField.Album));

        await Fields.UsePlatformAsync(tracks[0].Id, "spotify", [TrackField.Year], Cancel);
        await Tracks.UpdateAsync(tracks[1].Id, new TrackUpdate { Year = "2000" }, Cancel);
        Assert.Equal([("discogs", 1), ("spotify", 1), ("user", 1)], await SourcesOfAsync(TrackField.Year));
        await history.UndoAsync((await history.ListAsync(cancellationToken: Cancel))[0].Id, Cancel);
        Assert.Equal([("discogs", 2), ("spotify", 1)], await SourcesOfAsync(TrackField.Year));

        await Tracks.UpdateAsync(tracks[2].Id, new TrackUpdate { Year = "" }, Cancel);
        Assert.Equal([("discogs", 1), ("spotify", 1)], await SourcesOfAsync(TrackField.Year));
        await Fields.RevertAsync(tracks[2].Id, cancellationToken: Cancel);

        await rankings.ApplyAsync(rankings.Current.With(TrackField.Title, ["spotify"]).With(TrackField.Year, ["spotify"]), cancellationToken: Cancel);
        Assert.Equal([("spotify", 3)], await SourcesOfAsync(TrackField.Year));
        Assert.Equal([("spotify", 3)], await SourcesOfAsync(TrackField.Title));
        await Tracks.RemovePlatformInfoAsync(tracks[0].Id, "spotify", cancellationToken: Cancel);
        Assert.Equal([("spotify", 2), ("discogs", 1)], await SourcesOfAsync(TrackField.Year));
        await Tracks.DeleteAsync(tracks[1].Id, Cancel);
        Assert.Equal([("discogs", 1), ("spotify", 1)], await SourcesOfAsync(TrackField.Title));
        await history.UndoAsync((await history.ListAsync(cancellationToken: Cancel))[0].Id, Cancel);
        Assert.Equal([("spotify", 2), ("discogs", 1)], await SourcesOfAsync(TrackField.Title));
    }

    [Fact]
    public async Task FieldSources_TheSameValueFromAnotherSource_IsNoUpdateOfTheTrack()
    {
        Track track = await AddAsync("Title");
        Time.Advance(TimeSpan.FromHours(1));
        DateTimeOffset since = Time.GetUtcNow();

        await Tracks.AddPlatformInfoAsync(track.Id, "spotify", "s1", fields: new() { Title = "Title", Artist = "Artist" }, cancellationToken: Cancel);

        Assert.Equal([("spotify", 1)], await SourcesOfAsync(TrackField.Title));
        Assert.Equal(track.UpdatedAt, (await GetAsync(track.Id)).UpdatedAt);
        Assert.Empty(await TitlesAsync(new TrackQuery { ChangedSince = since }));
    }

    [Fact]
    public async Task FieldSources_UnusualNamesOfSources_AreTheirOwn()
    {
        string[] names = ["4:base", "a\nb", "ta4", "ж 12:", new string('x', 50)];
        Track track = await AddAsync("Title");
        TrackFieldValues[] values =
        [
            new() { Year = "1999" }, new() { Label = "Warp" }, new() { Bpm = 120 }, new() { MusicalKey = "8A" }, new() { Isrc = "GBAYE0601498" },
        ];
        for (int i = 0; i < names.Length; i++)
            await Tracks.AddPlatformInfoAsync(track.Id, names[i], "1", fields: values[i], cancellationToken: Cancel);

        TrackField[] fields = [TrackField.Year, TrackField.Label, TrackField.Bpm, TrackField.MusicalKey, TrackField.Isrc];
        for (int i = 0; i < names.Length; i++)
            Assert.Equal([(names[i], 1)], await SourcesOfAsync(fields[i]));
        Assert.Equal([("base", 1)], await SourcesOfAsync(TrackField.Artist));
    }

    // What the facets count, the lists list, and each track says itself must be the same.
    private async Task<IReadOnlyList<(string Source, int Count)>> SourcesOfAsync(TrackField field)
    {
        IReadOnlyList<FieldSourceFacet> sources = [.. (await Facets.GetAsync(TrackFacetKinds.FieldSources, Cancel)).FieldSources!.Where(source => source.Field == field)];
        var said = new List<string>();
        foreach (TrackItem item in (await Tracks.QueryAsync(new TrackQuery(), Cancel)).Items)
        {
            said.AddRange((await Fields.GetFieldsAsync(item.TrackId!.Value, Cancel)).Where(value => value.Field == field && value is { IsEffective: true, Value: not null })
                .Select(value => value.Platform ?? (value.Layer == FieldLayer.User ? Sources.User : Sources.Base)));
        }

        Assert.Equal(said.CountBy(source => source).OrderBy(source => source.Key).ToArray(), sources.Select(source => KeyValuePair.Create(source.Source, source.TrackCount)).OrderBy(source => source.Key));
        foreach (FieldSourceFacet source in sources)
            Assert.Equal(source.TrackCount, await Tracks.CountAsync(new TrackQuery { FieldSource = new TrackFieldSource(field, source.Source) }, cancellationToken: Cancel));
        return [.. sources.Select(source => (source.Source, source.TrackCount))];
    }
}
