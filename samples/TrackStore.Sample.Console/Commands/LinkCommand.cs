using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>link: says which track of a platform a track is.</summary>
internal static class LinkCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var platform = new Argument<string>("platform") { Description = "The platform's name: spotify, discogs, rekordbox, or any other" };
        var id = new Argument<string>("id") { Description = "The track's id there; of Spotify a link, too" };
        var uri = new Option<string?>("--uri") { Description = "The track's address there" };
        var data = new Option<string?>("--data") { Description = "The platform's JSON, or @file", HelpName = "json or @file" };
        Option<KeyValuePair<TrackField, string?>[]> says = FieldAssignments.Option("--says", "What the platform says of the track: year=1998 label=Circa");
        var sync = new Option<bool>("--sync") { Description = "Ask Spotify or Discogs for the track, and take in what they say, with the cover" };
        var command = new Command("link", "Links a track to a platform, or brings the link up to date; it is fresh then.") { track, platform, id, uri, data, says, sync };
        command.Validators.Add(result =>
        {
            if (result.IsGiven(sync) && new Option[] { uri, data, says }.FirstOrDefault(option => result.IsGiven(option)) is { } given)
                result.AddError($"--sync and {given.Name} exclude one another.");
            if (result.IsGiven(sync) && result.GetValue(platform) is { } name && !IsOnline(name))
                result.AddError($"--sync asks spotify or discogs; {name} is none of them.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            string name = arguments.GetRequiredValue(platform);
            string platformId = Bare(name, arguments.GetRequiredValue(id));
            bool asks = arguments.GetValue(sync);
            await using PlatformSet platforms = asks ? host.PlatformsOf(arguments) : PlatformSet.None;
            if (asks)
                platforms.Require(name, new PlatformSelection { Ids = [platformId] });
            await using Library library = await Library.OpenAsync(host.PathOf(arguments), platforms, cancellationToken);
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            if (asks)
                return await SyncAsync(host, library, found, name, platformId, cancellationToken);

            string? json = arguments.GetValue(data) switch
            {
                ['@', .. { Length: > 0 } file] => await File.ReadAllTextAsync(file, cancellationToken),
                var text => text,
            };
            PlatformInfo link = await library.Tracks.AddPlatformInfoAsync(found.Id, name, platformId, arguments.GetValue(uri), json, FieldAssignments.Of(arguments.GetValue(says)), cancellationToken);
            Tell(host.Output, found, link);
            return ExitCode.Success;
        });
        return command.WithExamples(
            "link 12 spotify https://open.spotify.com/track/67Hna13dNDkZvBpTXRIaOJ --sync",
            "link 12 discogs 11146/A1 --uri https://www.discogs.com/release/11146",
            "link 12 discogs 11146/A1 --says year=1998 label=Circa",
            "link 12 spotify 67Hna13dNDkZvBpTXRIaOJ --data @teardrop.json");
    }

    private static async Task<int> SyncAsync(CommandHost host, Library library, Track track, string platform, string id, CancellationToken cancellationToken)
    {
        if (await library.Tracks.FindByPlatformAsync(platform, id, cancellationToken) is { } other && other.Id != track.Id)
            throw new CommandException($"{platform}:{id} is {other.Describe()} already. \"unlink {other.Id} {platform}\" takes that link away.");
        List<PlatformTrack> said = await WaitView.RunAsync(host.Output, platform, null, () => library.Platform(platform).GetTracksAsync([id], cancellationToken).ToListAsync(cancellationToken).AsTask());
        if (said is not [var only])
            throw new CommandException(said.Count == 0 ? $"{platform} knows no track {id}; nothing was linked." : $"{platform}:{id} is more than one track; \"search {platform}\" lists their ids.");

        // Linked first, so that it is this track however it is called there.
        Tell(host.Output, track, await library.Tracks.AddPlatformInfoAsync(track.Id, platform, only.Id, only.Uri, only.Json, cancellationToken: cancellationToken));
        return await new SyncRun(host, library, list: true, covers: true).RunAsync(
            (options, progress) => library.Synchronizer.SyncAsync(said.ToAsyncEnumerable(), options, progress, cancellationToken), cancellationToken);
    }

    private static void Tell(Output output, Track track, PlatformInfo link)
        => output.Line($"[green]Linked[/] {track.Describe()} to {link.Platform}:{link.PlatformId}, synced {Format.Time(link.LastSynced)}");

    private static bool IsOnline(string platform) => platform.ToLowerInvariant() is PlatformNames.Spotify or PlatformNames.Discogs;

    // What is no id of the platform's form is kept as it is: links by hand are nobody's business but the user's.
    private static string Bare(string platform, string id) => platform.ToLowerInvariant() switch
    {
        PlatformNames.Spotify => SpotifyReference.Parse(id, "track") ?? id,
        PlatformNames.Discogs => DiscogsReference.ParseTrack(id) ?? id,
        _ => id,
    };
}
