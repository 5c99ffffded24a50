namespace TrackStore;

/// <summary>Says what the first use of a database does about its schema.</summary>
public enum SchemaMode
{
    /// <summary>Creates the schema, or brings an older one up to date.</summary>
    Automatic,

    /// <summary>Changes nothing; a schema that is not exactly the library's is refused.</summary>
    ValidateOnly,

    /// <summary>Looks at nothing: the host answers for the schema.</summary>
    None,
}
