using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Spotify;

/// <summary>Synchronizing Spotify's saved tracks.</summary>
public sealed class SpotifySyncTests : SpotifyTest
{
    private static readonly SyncRunOptions WithoutArtwork = new() { IncludeArtwork = false };

    private string _token = "a-user-token";

    [Fact]
    public async Task SyncLibraryAsync_Twice_StoresWhatSpotifySaysAndThenChangesNothing()
    {
        ServeSavedTracks("a", "b", "c");
        await using TestLibrary library = NewLibrary();
        var synchronizer = library.Services.GetRequiredService<ITrackSynchronizer>();

        SyncResult first = await synchronizer.SyncLibraryAsync("spotify", WithoutArtwork, cancellationToken: Cancel);
        SyncResult second = await synchronizer.SyncLibraryAsync("spotify", WithoutArtwork, cancellationToken: Cancel);

        Assert.Equal((3L, 3L), (first.Counts.Read, first.Counts.Added));
        Assert.Equal((3L, 3L), (second.Counts.Read, second.Counts.Unchanged));
        Assert.Empty(second.Failures);
        Track? track = await library.Tracks.FindByPlatformAsync("spotify", Id("a"), Cancel);
        Assert.NotNull(track);
        Assert.Equal(("Title a", "The Examples", "An album", "1997-05-20", "Am", 120.5), (track.Title, track.Artist, track.Album, track.Year, track.MusicalKey, track.Bpm));
    }

    [Fact]
    public async Task SyncLibraryAsync_UserSignedOut_EndsEarlyAndKeepsTheTracks()
    {
        ServeSavedTracks("a");
        await using TestLibrary library = NewLibrary();
        var synchronizer = library.Services.GetRequiredService<ITrackSynchronizer>();
        await synchronizer.SyncLibraryAsync("spotify", WithoutArtwork, cancellationToken: Cancel);

        _token = "";
        SyncResult result = await synchronizer.SyncLibraryAsync("spotify", WithoutArtwork, cancellationToken: Cancel);

        Assert.Equal(PlatformFault.Unauthorized, result.Interruption?.Fault);
        Assert.Equal(1, library.Count("tracks"));
    }

    [Fact]
    public async Task SyncAsync_ResultOfASearchWithoutDetails_KeepsTempoKeyAndGenres()
    {
        ServeSavedTracks("a");
        Server.On("/v1/search", ApiReply.Json($$"""{ "tracks": { "items": [{{TrackJson("a", "Title a")}}], "next": null } }"""));
        await using TestLibrary library = NewLibrary();
        var synchronizer = library.Services.GetRequiredService<ITrackSynchronizer>();
        await synchronizer.SyncLibraryAsync("spotify", WithoutArtwork, cancellationToken: Cancel);
        Track before = (await library.Tracks.FindByPlatformAsync("spotify", Id("a"), Cancel))!;
        var client = library.Services.GetServices<IPlatformClient>().Single();
        PlatformTrack found = Assert.Single(await ReadAsync(client.SearchAsync(new PlatformQuery { Text = "title" }, Cancel)));

        SyncResult same = await synchronizer.SyncAsync(new[] { found }.ToAsyncEnumerable(), WithoutArtwork, cancellationToken: Cancel);
        SyncResult changed = await synchronizer.SyncAsync(
            new[] { found with { Title = "Title a (Remastered)" } }.ToAsyncEnumerable(), WithoutArtwork, cancellationToken: Cancel);

        Track? track = await library.Tracks.GetAsync(before.Id, Cancel);
        Assert.Equal((1L, 1L), (same.Counts.Unchanged, changed.Counts.Changed));
        Assert.Equal((120.5, "Am", "Title a (Remastered)"), (track!.Bpm, track.MusicalKey, track.Title));
        Assert.Equal("genre a", Assert.Single(await library.Tracks.GetGenresAsync(track.Id, Cancel)).Name);
        FieldExplanation? tempo = await library.Services.GetRequiredService<ITrackFields>().ExplainAsync(track.Id, TrackField.Bpm, Cancel);
        Assert.Equal("spotify", tempo?.Winner?.Platform);
    }

    private void ServeSavedTracks(params string[] ids)
    {
        Server.On("/v1/me/tracks", ApiReply.Json($$"""{ "items": {{Entries("track", [.. ids.Select(id => TrackJson(id, "Title " + id))])}}, "next": null }"""));
        Server.On("/v1/artists", ApiReply.Json("{}", 403));
        foreach (string id in ids)
            Server.On($"/v1/artists/{Id("artist" + id)}", ApiReply.Json($$"""{ "id": "{{Id("artist" + id)}}", "genres": ["genre {{id}}"] }"""));
        string features = string.Join(",", ids.Select(id => $$"""{ "id": "{{Id(id)}}", "tempo": 120.5, "key": 9, "mode": 0 }"""));
        Server.On("/v1/audio-features", ApiReply.Json($$"""{ "audio_features": [{{features}}] }"""));
    }

    private TestLibrary NewLibrary() => new(store => store.AddSpotify(options =>
    {
        options.ApiAddress = new Uri(Server.Address, "v1");
        options.UserToken = _ => ValueTask.FromResult<string?>(_token);
    }));
}
