using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tags;

/// <summary>tags merge: makes one tag of two.</summary>
internal static class TagsMergeCommand
{
    public static Command Create(CommandHost host)
    {
        var kept = new Argument<string>("kept") { Description = "The tag that stays" };
        var other = new Argument<string>("other") { Description = "The tag that goes" };
        var change = new ChangeOptions();
        var command = new Command("merge", "Gives the tracks of a tag another one, and deletes it.") { kept, other, change.Preview };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Tag stays = await library.ResolveTagAsync(arguments.GetRequiredValue(kept), cancellationToken);
            Tag goes = await library.ResolveTagAsync(arguments.GetRequiredValue(other), cancellationToken);
            if (stays.Id == goes.Id)
                throw new CommandException($"Both are {stays.Name}. Name two tags.");
            ChangeResult merged = await library.Tags.MergeTagsAsync(stays.Id, goes.Id, change.ModeOf(arguments), cancellationToken);
            string tracks = Format.Count(merged.TrackCount, "track");
            ChangeOptions.Write(
                host.Output, merged, $"{tracks} would get {stays.Name} for {goes.Name}", $"{tracks} got {stays.Name} for {goes.Name}");
        });
        return command.WithExamples("tags merge \"peak time\" peaktime", "tags merge vinyl Vinyl! --preview");
    }
}
