using System.CommandLine;
using System.Globalization;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Commands;

/// <summary>sync discogs: the collection, the wantlist, a release, or single tracks.</summary>
internal static class SyncDiscogsCommand
{
    private const string Form = "give its number, or a link to it";

    public static Command Create(CommandHost host)
    {
        var collection = new Option<bool>("--collection") { Description = "All records of your collection; the same as naming nothing" };
        var wantlist = new Option<bool>("--wantlist") { Description = "All records of your wantlist" };
        Option<string?> release = PlatformIds.Option("--release", "A release", Form, text => Text(DiscogsReference.Parse(text, "release")));
        Option<string?> master = PlatformIds.Option("--master", "The main release of a master", Form, text => Text(DiscogsReference.Parse(text, "master")));
        Option<string[]> track = PlatformIds.Tracks("Single tracks, such as 249504/A1; \"search discogs\" lists their ids", "give the release's number and the position, such as 249504/A1; --release takes in all of a release", DiscogsReference.ParseTrack);
        var sync = new PlatformSync(host);
        var command = new Command(PlatformNames.Discogs, "Takes in the tracks of your records on Discogs, of a release, or single ones. A record costs one request, and Discogs allows 60 a minute. An id may also be a link that was copied there.");
        sync.AddTo(command, collection, wantlist, release, master, track);
        command.SetAction((arguments, cancellationToken) =>
        {
            PlatformList? list = arguments.GetValue(wantlist)
                ? new PlatformList("discogs wantlist", (client, token, cancel) => ((IDiscogsClient)client).GetWantlistAsync(token, cancel), IsOfUser: true)
                : arguments.GetValue(release) is { } releaseId
                ? new PlatformList($"discogs release {releaseId}", (client, _, cancel) => ((IDiscogsClient)client).GetReleaseAsync(Number(releaseId), cancel))
                : arguments.GetValue(master) is { } masterId
                ? new PlatformList($"discogs master {masterId}", (client, _, cancel) => ((IDiscogsClient)client).GetMasterAsync(Number(masterId), cancel))
                : null;
            var selection = new PlatformSelection { List = list, Ids = PlatformIds.Given(arguments.GetValue(track)) };
            return sync.RunAsync(PlatformNames.Discogs, selection, file: null, arguments, cancellationToken);
        });
        return command.WithExamples(
            "sync discogs --collection",
            "sync discogs --wantlist --preview",
            "sync discogs --release https://www.discogs.com/release/249504-Rick-Astley-Never-Gonna-Give-You-Up",
            "sync discogs --track 249504/A --list");
    }

    private static string? Text(long? id) => id?.ToString(CultureInfo.InvariantCulture);

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
