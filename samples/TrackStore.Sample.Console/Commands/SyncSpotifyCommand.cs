using System.CommandLine;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Commands;

/// <summary>sync spotify: saved tracks, a playlist, an album, or single tracks.</summary>
internal static class SyncSpotifyCommand
{
    private const string Form = "give its 22 letters and digits, its URI, or a link to it";

    public static Command Create(CommandHost host)
    {
        var saved = new Option<bool>("--saved") { Description = "All that you saved there; the same as naming nothing" };
        Option<string?> playlist = PlatformIds.Option("--playlist", "A playlist", Form, text => SpotifyReference.Parse(text, "playlist"));
        Option<string?> album = PlatformIds.Option("--album", "An album, which brings its label, too", Form, text => SpotifyReference.Parse(text, "album"));
        Option<string[]> track = PlatformIds.Tracks("Single tracks; \"search spotify\" lists their ids", Form, text => SpotifyReference.Parse(text, "track"));
        var sync = new PlatformSync(host);
        var command = new Command(PlatformNames.Spotify, "Takes in what you saved on Spotify, or a playlist, an album, or single tracks. An id may also be a link that was copied there.");
        sync.AddTo(command, saved, playlist, album, track);
        command.SetAction((arguments, cancellationToken) =>
        {
            PlatformList? list = arguments.GetValue(playlist) is { } playlistId
                ? new PlatformList($"spotify playlist {playlistId}", (client, token, cancel) => ((ISpotifyClient)client).GetPlaylistAsync(playlistId, token, cancel))
                : arguments.GetValue(album) is { } albumId
                ? new PlatformList($"spotify album {albumId}", (client, _, cancel) => ((ISpotifyClient)client).GetAlbumAsync(albumId, cancel))
                : null;
            var selection = new PlatformSelection { List = list, Ids = PlatformIds.Given(arguments.GetValue(track)) };
            return sync.RunAsync(PlatformNames.Spotify, selection, file: null, arguments, cancellationToken);
        });
        return command.WithExamples(
            "sync spotify --saved",
            "sync spotify --playlist https://open.spotify.com/playlist/3cEYpjA9oz9GiPac4AsH4n",
            "sync spotify --album 0sNOF9WDwhWunNAHPD3Baj --preview",
            "sync spotify --track 6Sy9BUbgFse0n0LPA5lwy5 --list",
            "sync spotify --search \"massive attack teardrop\" --limit 1");
    }
}
