namespace TrackStore.Conformance;

/// <content>Other rankings of platforms: what they would change, and applying them.</content>
public abstract partial class StoreConformance
{
    [Fact]
    [Trait(Set, Core)]
    public async Task Rankings_PreviewedAndApplied_ChangeTheSameTracks()
    {
        var rankings = Get<IFieldRankings>();
        Track[] tracks = [await AddAsync("First"), await AddAsync("Second"), await AddAsync("Third")];
        foreach (Track track in tracks)
        {
            foreach ((string platform, string year) in new[] { ("spotify", "1998"), ("discogs", "1997") })
            {
                await Tracks.AddPlatformInfoAsync(track.Id, platform, $"{platform}-{track.Title}", fields: new TrackFieldValues { Year = year }, cancellationToken: Cancel);
                await Tracks.SetTrackGenresAsync(track.Id, [$"From {platform}"], platform, Cancel);
            }
        }

        await Tracks.UpdateAsync(tracks[0].Id, new TrackUpdate { Year = "2000" }, Cancel);
        await AddAsync("Alone");
        PlatformRankings other = rankings.Current.With(TrackField.Year, ["spotify"]).With(TrackField.Genres, ["spotify"]);

        RankingPreview preview = await rankings.PreviewAsync(other, cancellationToken: Cancel);
        string? before = (await GetAsync(tracks[1].Id)).Year;
        HistoryEntry? change = await rankings.ApplyAsync(other, cancellationToken: Cancel);

        Assert.Equal((3, 3), (preview.ComparedTracks, preview.ChangedTracks));
        Assert.Equal([(TrackField.Year, 2), (TrackField.Genres, 3)], preview.Fields.Select(field => (field.Field, field.Tracks)));
        Assert.Equal(("1997", "1998"), (preview.Fields[0].Examples[0].Before, preview.Fields[0].Examples[0].After));
        Assert.Equal(("1997", "2000", "1998"), (before, (await GetAsync(tracks[0].Id)).Year, (await GetAsync(tracks[1].Id)).Year));
        Assert.Equal("From spotify", Assert.Single(await Tracks.GetGenresAsync(tracks[2].Id, Cancel), genre => genre.IsEffective).Name);
        await Get<IChangeHistory>().UndoAsync(change!.Id, Cancel);
        Assert.Equal("1997", (await GetAsync(tracks[1].Id)).Year);
        Assert.Equal("From discogs", Assert.Single(await Tracks.GetGenresAsync(tracks[2].Id, Cancel), genre => genre.IsEffective).Name);
    }
}
