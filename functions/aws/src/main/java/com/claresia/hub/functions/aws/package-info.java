/** The relay as an AWS Lambda function. */
@NullMarked
package com.claresia.hub.functions.aws;

import org.jspecify.annotations.NullMarked;
