namespace TrackStore.Benchmarks.Lists;

/// <summary>The times of albums, artists, taxonomy, facets and a details panel.</summary>
internal sealed class PanelTimes(ListHost host, ListTable table)
{
    public async Task RunAsync()
    {
        IAlbumRepository albums = host.Get<IAlbumRepository>();
        foreach (AlbumOrder order in Enum.GetValues<AlbumOrder>())
            await table.PrintAsync($"albums by {order}", () => albums.QueryAsync(new AlbumQuery { OrderBy = order }));
        await table.PrintAsync("albums with a word", () => albums.QueryAsync(new AlbumQuery { Text = "love" }));
        IArtistRepository artists = host.Get<IArtistRepository>();
        await table.PrintAsync("artists by name", () => artists.QueryAsync(new ArtistQuery()));
        await ChangeAsync();
        await table.PrintOnceAsync("artists by number of tracks, cold", () => artists.QueryAsync(new ArtistQuery { OrderBy = ArtistOrder.TrackCount, Descending = true }));
        await table.PrintAsync("artists by number of tracks, kept", () => artists.QueryAsync(new ArtistQuery { OrderBy = ArtistOrder.TrackCount, Descending = true }));
        await table.PrintAsync("genres with counts", () => host.Get<IGenreRepository>().ListGenresAsync(new GenreQuery()));
        await table.PrintAsync("tags with counts", () => host.Get<ITagRepository>().ListTagsAsync(new TagQuery()));

        ITrackRepository tracks = host.Get<ITrackRepository>();
        long track = (await tracks.QueryAsync(new TrackQuery { Skip = host.TrackCount / 3, PageSize = 1 })).Items[0].TrackId!.Value;
        await table.PrintAsync("details of a track", () => tracks.GetDetailsAsync(track));

        ILibraryFacets facets = host.Get<ILibraryFacets>();
        foreach (TrackFacetKinds kind in Enum.GetValues<TrackFacetKinds>().Where(kind => int.IsPow2((int)kind)))
        {
            if (kind == TrackFacetKinds.Genres)
                await table.PrintAsync($"facet {kind}, by the peers", () => Task.FromResult(0), peer => peer.GenreFacetAsync());
            await facets.GetAsync(kind);
            await ChangeAsync();
            await table.PrintOnceAsync($"facet {kind}, cold", () => facets.GetAsync(kind));
        }

        await facets.GetAsync();
        await table.PrintAsync("all facets, kept", () => facets.GetAsync());
        await table.PrintOnceAsync("all facets of a rare word, cold", () => facets.GetAsync(new TrackQuery { Text = "tokenizer" }));
        await table.PrintOnceAsync("all facets of a common genre, cold", () => facets.GetAsync(new TrackQuery { Genres = ["genre 1"] }));
        await table.PrintAsync("all facets of a common genre, kept", () => facets.GetAsync(new TrackQuery { Genres = ["genre 1"] }));
    }

    // What was kept of the library is then read again.
    private Task<Tag> ChangeAsync() => host.Get<ITagRepository>().DefineTagAsync("changed", null, $"#{Random.Shared.Next(0x1000000):x6}");
}
