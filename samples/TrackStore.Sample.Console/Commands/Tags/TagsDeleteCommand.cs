using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tags;

/// <summary>tags delete: takes a tag off all tracks.</summary>
internal static class TagsDeleteCommand
{
    public static Command Create(CommandHost host)
    {
        var tag = new Argument<string>("tag") { Description = "The tag" };
        var change = new ChangeOptions();
        var command = new Command("delete", "Deletes a tag and takes it off all tracks.") { tag, change.Preview };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Tag found = await library.ResolveTagAsync(arguments.GetRequiredValue(tag), cancellationToken);
            ChangeResult deleted = await library.Tags.DeleteTagAsync(found.Id, change.ModeOf(arguments), cancellationToken);
            string tracks = Format.Count(deleted.TrackCount, "track");
            ChangeOptions.Write(host.Output, deleted, $"{tracks} would lose {found.Name}", $"{tracks} lost {found.Name}");
        });
        return command.WithExamples("tags delete opening", "tags delete opening --preview");
    }
}
