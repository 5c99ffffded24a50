using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tags;

/// <summary>tags rename: gives a tag another name.</summary>
internal static class TagsRenameCommand
{
    public static Command Create(CommandHost host)
    {
        var tag = new Argument<string>("tag") { Description = "The tag" };
        var name = new Argument<string>("name") { Description = "The new name" };
        var change = new ChangeOptions();
        var command = new Command("rename", "Renames a tag on all of its tracks.") { tag, name, change.Preview };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Tag found = await library.ResolveTagAsync(arguments.GetRequiredValue(tag), cancellationToken);
            string newName = arguments.GetRequiredValue(name);
            ChangeResult renamed = await library.Tags.RenameTagAsync(found.Id, newName, change.ModeOf(arguments), cancellationToken);
            string tracks = Format.Count(renamed.TrackCount, "track");
            ChangeOptions.Write(
                host.Output, renamed, $"{found.Name} would become {newName} on {tracks}", $"{found.Name} became {newName} on {tracks}");
        });
        return command.WithExamples("tags rename peaktime \"peak time\"", "tags rename vinyl Vinyl --preview");
    }
}
