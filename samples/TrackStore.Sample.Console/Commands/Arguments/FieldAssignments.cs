using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>Field values as a user types them: "year=1998", or "year=" for a value that is known to be empty.</summary>
internal static class FieldAssignments
{
    public static Option<KeyValuePair<TrackField, string?>[]> Option(string name, string description) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        HelpName = "field=value",
        CustomParser = Parse,
    };

    /// <summary>Gets the values by field, the last one of each; null if none was typed.</summary>
    public static Dictionary<TrackField, string?>? Of(KeyValuePair<TrackField, string?>[]? assignments)
    {
        if (assignments is not { Length: > 0 })
            return null;
        var fields = new Dictionary<TrackField, string?>();
        foreach ((TrackField field, string? value) in assignments)
            fields[field] = value;
        return fields;
    }

    private static KeyValuePair<TrackField, string?>[] Parse(ArgumentResult result)
    {
        List<KeyValuePair<TrackField, string?>> fields = [];
        foreach (Token token in result.Tokens)
        {
            if (token.Value.Split('=', 2) is [var name, var value] && FieldNames.Textual.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                fields.Add(new(FieldNames.Parse(name), value.Length == 0 ? null : value));
            }
            else
            {
                result.AddError(
                    $"\"{token.Value}\" sets no field. Write year=1998. The fields are {string.Join(", ", FieldNames.Textual)}.");
            }
        }

        return [.. fields];
    }
}
