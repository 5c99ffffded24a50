using System.CommandLine;
using System.Globalization;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>sync discogs: the collection, the wantlist, a release, or single tracks.</summary>
internal static class SyncDiscogsCommand
{
    private const string NumberAdvice = "give its number or a link to it";
    private const string TrackAdvice = "give the release's number and the position, such as 249504/A1; --release imports a whole release";

    public static Command Create(CommandHost host)
    {
        var collection = new Option<bool>("--collection") { Description = "All records of your collection (the default)" };
        var wantlist = new Option<bool>("--wantlist") { Description = "All records of your wantlist" };
        Option<string?> release = PlatformIds.Option(
            "--release", "A release", NumberAdvice, text => Text(DiscogsReference.Parse(text, "release")));
        Option<string?> master = PlatformIds.Option(
            "--master", "A master's main release", NumberAdvice, text => Text(DiscogsReference.Parse(text, "master")));
        Option<string[]> track = PlatformIds.Tracks(
            "Single tracks, such as 249504/A1; \"search discogs\" lists their ids", TrackAdvice, DiscogsReference.ParseTrack);
        var sync = new PlatformSync(host);
        var command = new Command(
            PlatformNames.Discogs,
            "Imports the tracks of your records on Discogs, of a release, or single tracks. Each record costs one request, and Discogs "
            + "allows 60 a minute. An id can also be a link.");
        sync.AddTo(command, collection, wantlist, release, master, track);
        command.SetAction((arguments, cancellationToken) =>
        {
            var selection = new PlatformSelection
            {
                List = ListOf(arguments.GetValue(wantlist), arguments.GetValue(release), arguments.GetValue(master)),
                Ids = PlatformIds.Given(arguments.GetValue(track)),
            };
            return sync.RunAsync(PlatformNames.Discogs, selection, file: null, arguments, cancellationToken);
        });
        return command.WithExamples(
            "sync discogs --collection",
            "sync discogs --wantlist --preview",
            "sync discogs --release https://www.discogs.com/release/249504-Rick-Astley-Never-Gonna-Give-You-Up",
            "sync discogs --track 249504/A --list");
    }

    private static PlatformList? ListOf(bool isWantlist, string? release, string? master)
    {
        if (isWantlist)
        {
            return new PlatformList(
                "discogs wantlist", (client, token, cancel) => Discogs(client).GetWantlistAsync(token, cancel), IsOfUser: true);
        }

        if (release is not null)
        {
            return new PlatformList(
                $"discogs release {release}", (client, _, cancel) => Discogs(client).GetReleaseAsync(Number(release), cancel));
        }

        if (master is not null)
        {
            return new PlatformList(
                $"discogs master {master}", (client, _, cancel) => Discogs(client).GetMasterAsync(Number(master), cancel));
        }

        return null;
    }

    private static IDiscogsClient Discogs(IPlatformClient client) => (IDiscogsClient)client;

    private static string? Text(long? id) => id?.ToString(CultureInfo.InvariantCulture);

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
