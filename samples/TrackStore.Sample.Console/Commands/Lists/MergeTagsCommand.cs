using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>merge-tags: makes one tag of two.</summary>
internal static class MergeTagsCommand
{
    public static Command Create(CommandHost host)
    {
        var kept = new Argument<string>("kept") { Description = "The tag that stays" };
        var other = new Argument<string>("other") { Description = "The tag that goes" };
        var preview = new Option<bool>("--preview") { Description = "Only tells how many tracks this touches" };
        var command = new Command("merge-tags", "Gives the tracks of a tag another one, and deletes it.") { kept, other, preview };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Tag stays = await FindAsync(library, arguments.GetRequiredValue(kept), cancellationToken);
            Tag goes = await FindAsync(library, arguments.GetRequiredValue(other), cancellationToken);
            ChangeResult merged = await library.Tags.MergeTagsAsync(
                stays.Id, goes.Id, arguments.GetValue(preview) ? ChangeMode.Preview : ChangeMode.Apply, cancellationToken);
            string tracks = Format.Count(merged.TrackCount, "track");
            if (merged.IsPreview)
                host.Output.Line($"{tracks} would get {stays.Name} for {goes.Name}.");
            else
                host.Output.Line($"{tracks} got {stays.Name} for {goes.Name}. \"undo {merged.Change!.Id}\" takes it back.");
        });
        return command.WithExamples("merge-tags \"peak time\" peaktime", "merge-tags vinyl Vinyl! --preview");
    }

    private static async Task<Tag> FindAsync(Library library, string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<Tag> tags = await library.Tags.ListTagsAsync(cancellationToken);
        return tags.FirstOrDefault(tag => string.Equals(tag.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandException($"There is no tag {name}. \"tags\" lists them.");
    }
}
