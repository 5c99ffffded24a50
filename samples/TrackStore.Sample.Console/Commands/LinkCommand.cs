using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>link: says which track of a platform a track is.</summary>
internal static class LinkCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var platform = new Argument<string>("platform") { Description = "The platform's name: spotify, discogs, rekordbox, or any other" };
        var id = new Argument<string>("id") { Description = "The track's id there" };
        var uri = new Option<string?>("--uri") { Description = "The track's address there" };
        var data = new Option<string?>("--data") { Description = "The platform's JSON, or @file", HelpName = "json or @file" };
        Option<KeyValuePair<TrackField, string?>[]> says = FieldAssignments.Option("--says", "What the platform says of the track: year=1998 label=Circa");
        var command = new Command("link", "Links a track to a platform, or brings the link up to date; it is fresh then.") { track, platform, id, uri, data, says };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            string? json = arguments.GetValue(data) switch
            {
                ['@', .. { Length: > 0 } file] => await File.ReadAllTextAsync(file, cancellationToken),
                var text => text,
            };
            PlatformInfo link = await library.Tracks.AddPlatformInfoAsync(
                found.Id, arguments.GetRequiredValue(platform), arguments.GetRequiredValue(id), arguments.GetValue(uri), json, FieldAssignments.Of(arguments.GetValue(says)), cancellationToken);
            host.Output.Line($"[green]Linked[/] {found.Describe()} to {link.Platform}:{link.PlatformId}, synced {Format.Time(link.LastSynced)}");
        });
        return command.WithExamples("link 12 discogs 11146 --uri https://www.discogs.com/release/11146", "link 12 discogs 11146 --says year=1998 label=Circa", "link 12 spotify 67Hna13dNDkZvBpTXRIaOJ --data @teardrop.json");
    }
}
