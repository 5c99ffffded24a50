using System.CommandLine;
using System.Text.Json;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.Rendering.Live;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>link: links a track to its counterpart on a platform.</summary>
internal static class LinkCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var platform = new Argument<string>("platform") { Description = "The platform: spotify, discogs, rekordbox, or any other name" };
        var id = new Argument<string>("id") { Description = "The track's id there; for Spotify also a link" };
        var uri = new Option<string?>("--uri") { Description = "The track's address there", HelpName = "address" };
        var data = new Option<string?>("--data") { Description = "The platform's JSON, or @file", HelpName = "json or @file" };
        Option<TrackFieldValues?> values = FieldAssignments.Option(
            "--says", "The platform's values: year=1998 label=Circa");
        var further = new Option<bool>("--further") { Description = "Keeps the id that the track has there, and adds this one" };
        var sync = new Option<bool>("--sync") { Description = "Gets the track's values and cover from Spotify or Discogs" };
        var command = new Command("link", "Links a track to a platform, or updates the link. The link is fresh afterwards.")
        {
            track, platform, id, uri, data, values, further, sync,
        };
        command.Validators.Add(result =>
        {
            if (!result.IsGiven(sync))
                return;
            if (new Option[] { uri, data, values }.FirstOrDefault(option => result.IsGiven(option)) is { } given)
                result.AddError($"Use either --sync or {given.Name}.");
            if (result.GetValue(platform) is { } name && !IsOnline(name))
                result.AddError($"--sync works with spotify and discogs, not with {name}.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            string name = arguments.GetRequiredValue(platform);
            string platformId = BareId(name, arguments.GetRequiredValue(id));
            bool isSync = arguments.GetValue(sync);
            var options = new PlatformLinkOptions
            {
                Role = arguments.GetValue(further) ? PlatformIdRole.Secondary : PlatformIdRole.Replacement,
            };
            await using PlatformSet platforms = isSync ? host.PlatformsOf(arguments) : host.NoPlatformsOf(arguments);
            if (isSync)
                platforms.Require(name, new PlatformSelection { Ids = [platformId] });
            await using Library library = await Library.OpenAsync(host.AddressOf(arguments), platforms, cancellationToken);
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            if (isSync)
                return await SyncAsync(host, library, found, name, platformId, options, cancellationToken);

            string? json = await ReadJsonAsync(arguments.GetValue(data), cancellationToken);
            PlatformInfo link = await library.Tracks.AddPlatformInfoAsync(
                found.Id, name, platformId, arguments.GetValue(uri), json, arguments.GetValue(values), options, cancellationToken);
            Report(host.Output, found, link);
            return ExitCode.Success;
        });
        return command.WithExamples(
            "link 12 spotify https://open.spotify.com/track/67Hna13dNDkZvBpTXRIaOJ --sync",
            "link 12 discogs 11146/A1 --uri https://www.discogs.com/release/11146",
            "link 12 discogs 11146/A1 --says year=1998 label=Circa",
            "link 12 spotify 67Hna13dNDkZvBpTXRIaOJ --data @teardrop.json",
            "link 12 discogs 249504/A1 --further");
    }

    private static async Task<string?> ReadJsonAsync(string? data, CancellationToken cancellationToken)
    {
        string? json = data is ['@', .. { Length: > 0 } file] ? await File.ReadAllTextAsync(file, cancellationToken) : data;
        try
        {
            using JsonDocument? document = json is null ? null : JsonDocument.Parse(json);
            return json;
        }
        catch (JsonException error)
        {
            throw new CommandException($"--data is not JSON (line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}).");
        }
    }

    private static async Task<int> SyncAsync(
        CommandHost host,
        Library library,
        Track track,
        string platform,
        string id,
        PlatformLinkOptions options,
        CancellationToken cancellationToken)
    {
        if (await library.Tracks.FindByPlatformAsync(platform, id, cancellationToken) is { } other && other.Id != track.Id)
        {
            throw new CommandException(
                $"{platform}:{id} is already linked to {other.Describe()}. \"unlink {other.Id} {platform}\" removes that link.");
        }

        List<PlatformTrack> found = await WaitView.RunAsync(
            host.Output,
            platform,
            null,
            () => library.Platform(platform).GetTracksAsync([id], cancellationToken).ToListAsync(cancellationToken).AsTask());
        if (found is not [var only])
        {
            throw new CommandException(found.Count == 0
                ? $"{platform} has no track {id}. Nothing was linked."
                : $"{platform}:{id} is more than one track. \"search {platform}\" lists their ids.");
        }

        // Linked first, so that the sync finds this track whatever its name is there.
        Report(host.Output, track, await library.Tracks.AddPlatformInfoAsync(
            track.Id, platform, only.Id, only.Uri, only.Json, options: options, cancellationToken: cancellationToken));
        return await new SyncRun(host, library, isListed: true, withCovers: true).RunAsync(
            (run, progress) => library.Synchronizer.SyncAsync(found.ToAsyncEnumerable(), run, progress, cancellationToken),
            cancellationToken);
    }

    private static void Report(Output output, Track track, PlatformInfo link)
    {
        string role = link.IsPrimary ? "" : " as a further id";
        string time = Format.Time(link.LastSynced);
        output.Line($"[green]Linked[/] {track.Describe()} to {link.Platform}:{link.PlatformId}{role}, synced {time}");
    }

    private static bool IsOnline(string platform) => platform.ToLowerInvariant() is PlatformNames.Spotify or PlatformNames.Discogs;

    // An id that doesn't have the platform's form stays as it is: a link made by hand may name anything.
    private static string BareId(string platform, string id) => platform.ToLowerInvariant() switch
    {
        PlatformNames.Spotify => SpotifyReference.Parse(id, "track") ?? id,
        PlatformNames.Discogs => DiscogsReference.ParseTrack(id) ?? id,
        _ => id,
    };
}
