using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>sync spotify: saved tracks, a playlist, an album, or single tracks.</summary>
internal static class SyncSpotifyCommand
{
    private const string IdAdvice = "give its 22 letters and digits, its URI, or a link to it";

    public static Command Create(CommandHost host)
    {
        var saved = new Option<bool>("--saved") { Description = "All your saved tracks (the default)" };
        Option<string?> playlist = PlatformIds.Option(
            "--playlist", "A playlist", IdAdvice, text => SpotifyReference.Parse(text, "playlist"));
        Option<string?> album = PlatformIds.Option(
            "--album", "An album, with its label", IdAdvice, text => SpotifyReference.Parse(text, "album"));
        Option<string[]> track = PlatformIds.Tracks(
            "Single tracks; \"search spotify\" lists their ids", IdAdvice, text => SpotifyReference.Parse(text, "track"));
        var sync = new PlatformSync(host);
        var command = new Command(
            PlatformNames.Spotify,
            "Imports your saved tracks on Spotify, a playlist, an album, or single tracks. An id can also be a link.");
        sync.AddTo(command, saved, playlist, album, track);
        command.SetAction((arguments, cancellationToken) =>
        {
            var selection = new PlatformSelection
            {
                List = ListOf(arguments.GetValue(playlist), arguments.GetValue(album)),
                Ids = PlatformIds.Given(arguments.GetValue(track)),
            };
            return sync.RunAsync(PlatformNames.Spotify, selection, file: null, arguments, cancellationToken);
        });
        return command.WithExamples(
            "sync spotify --saved",
            "sync spotify --playlist https://open.spotify.com/playlist/3cEYpjA9oz9GiPac4AsH4n",
            "sync spotify --album 0sNOF9WDwhWunNAHPD3Baj --preview",
            "sync spotify --track 6Sy9BUbgFse0n0LPA5lwy5 --list",
            "sync spotify --search \"massive attack teardrop\" --limit 1");
    }

    private static PlatformList? ListOf(string? playlist, string? album)
    {
        if (playlist is not null)
        {
            return new PlatformList(
                $"spotify playlist {playlist}", (client, token, cancel) => Spotify(client).GetPlaylistAsync(playlist, token, cancel));
        }

        if (album is not null)
            return new PlatformList($"spotify album {album}", (client, _, cancel) => Spotify(client).GetAlbumAsync(album, cancel));
        return null;
    }

    private static ISpotifyClient Spotify(IPlatformClient client) => (ISpotifyClient)client;
}
